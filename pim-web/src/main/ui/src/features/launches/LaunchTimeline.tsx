import type { Launch } from '@/api/types';
import { cx } from '@/design/cx';
import { momentIn } from '@/lib/format';
import styles from './LaunchTimeline.module.css';

const DAY_MS = 86_400_000;
const BEFORE_DAYS = 7;
const DAYS = 70;

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** The windows of the coming weeks, a lane for each launch. The list says the same in words. */
export function LaunchTimeline({ launches, now }: { launches: Launch[]; now: number }) {
  const from = now - BEFORE_DAYS * DAY_MS;
  const share = (instant: number) =>
    Math.max(0, Math.min(100, ((instant - from) / (DAYS * DAY_MS)) * 100));
  const weeks = Array.from({ length: DAYS / 7 }, (_, week) => from + week * 7 * DAY_MS);
  return (
    <div className={styles.timeline} role="img" aria-label="Windows of the coming weeks">
      <div className={styles.scale}>
        {weeks.map((week) => (
          <span key={week} style={{ left: `${share(week)}%` }}>
            {day.format(week)}
          </span>
        ))}
      </div>
      {launches.map((launch) => (
        <div key={launch.code} className={styles.lane}>
          <span className={styles.name}>{launch.label}</span>
          <div className={styles.track}>
            {launch.plan.windows.map((window) => {
              const left = share(Date.parse(window.start));
              const right = share(Date.parse(window.end));
              return (
                right > 0 &&
                left < 100 && (
                  <span
                    key={window.start}
                    className={cx(styles.window, launch.plan.state === 'OFF' && styles.off)}
                    style={{ left: `${left}%`, width: `max(5px, ${right - left}%)` }}
                    title={`${momentIn(window.start, launch.timing.zone)} – ${momentIn(window.end, launch.timing.zone)}`}
                  />
                )
              );
            })}
            <span className={styles.now} style={{ left: `${share(now)}%` }} />
          </div>
        </div>
      ))}
    </div>
  );
}
