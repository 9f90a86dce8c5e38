import type { LaunchDraft, LaunchPlan } from '@/api/types';
import { ProblemNotice, Skeleton } from '@/design/Feedback';
import { Card } from '@/design/Page';
import { ago, count, moment, momentIn, plural } from '@/lib/format';
import styles from './LaunchForm.module.css';
import { usePlan } from './useLaunches';

/** What the draft would do: its products, feeds and next windows. Nothing is stored. */
export function PlanCard({ draft }: { draft: LaunchDraft }) {
  const ready =
    draft.code !== '' &&
    (draft.feeds.length > 0 || draft.channels.length > 0) &&
    (draft.timing.is === 'recurring' ||
      ((draft.timing.start ?? '') !== '' && (draft.timing.end ?? '') !== ''));
  const plan = usePlan(ready ? draft : null);
  return (
    <div className={styles.plan}>
      <Card title="What it will do">
        <div aria-live="polite">
          {!ready && (
            <p className={styles.help}>Give it a label, a time and a place; then it shows here.</p>
          )}
          {ready && plan.isPending && <Skeleton lines={4} />}
          {ready && plan.isError && <ProblemNotice error={plan.error} />}
          {ready && plan.isSuccess && <Plan plan={plan.data} zone={draft.timing.zone} />}
        </div>
      </Card>
    </div>
  );
}

function Plan({ plan, zone }: { plan: LaunchPlan; zone: string }) {
  return (
    <div className={styles.facts}>
      <section>
        <h3>{plural(plan.products, 'product')}</h3>
        <p className={styles.help}>
          {plan.some.join(', ')}
          {plan.products > plan.some.length && ' and more'}
        </p>
      </section>
      <section>
        <h3>Shown by {plural(plan.feeds.length, 'feed')}</h3>
        <ul>
          {plan.feeds.map((feed) => (
            <li key={feed.code}>
              {feed.label}: {count(feed.products)} of them
              <small>
                {feed.ahead
                  ? 'gets them before, with its own field for the start'
                  : 'they come at the start and go at the end'}
                {!feed.enabled && '; runs only when somebody starts it'}
              </small>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{plan.windows.length === 0 ? 'No window is to come' : 'Next windows'}</h3>
        <ol>
          {plan.windows.map((window) => (
            <li key={window.start}>
              {momentIn(window.start, zone)} – {momentIn(window.end, zone)}
              <small>
                {moment(window.start)} here, {ago(window.start)}
              </small>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
