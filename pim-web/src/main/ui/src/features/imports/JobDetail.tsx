import { Download, Play, Square } from 'lucide-react';
import { jobs as jobsApi } from '@/api/resources';
import type { Job } from '@/api/types';
import { useMay } from '@/app/session';
import { Badge } from '@/design/Badge';
import { Button } from '@/design/Button';
import { Card } from '@/design/Page';
import { ProgressBar } from '@/design/ProgressBar';
import { count, duration, moment } from '@/lib/format';
import { JobBadge } from './JobBadge';
import styles from './JobDetail.module.css';
import { isLive, shareOf, toneOfCount } from './jobWords';
import { useJobActions } from './useJobs';

export function JobDetail({ job }: { job: Job }) {
  const mayEdit = useMay('EDITOR');
  const { resume, cancel } = useJobActions();
  const { done, total, phase, counts } = job.progress;
  const live = isLive(job);
  const share = shareOf(job);
  const files = Object.keys(job.files).sort();

  return (
    <Card title={job.label} aside={<JobBadge job={job} />}>
      <div className={styles.detail}>
        {live && (
          <div className={styles.progress} aria-live="polite">
            <ProgressBar share={share} label="Progress" />
            <p className="num">
              <strong>{phase === '' ? 'Waiting' : phase}</strong>
              <span>
                {count(done)}
                {total > 0 && ` of ${count(total)}`}
                {job.rate !== null && job.rate > 0 && `, ${count(Math.round(job.rate))} a second`}
              </span>
            </p>
          </div>
        )}
        {Object.keys(counts).length > 0 && (
          <dl className={styles.counts}>
            {Object.entries(counts)
              .sort(([a], [b]) => a.localeCompare(b))
              .map(([name, n]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd className="num">
                    {toneOfCount(name) === 'neutral' || n === 0 ? (
                      count(n)
                    ) : (
                      <Badge tone={toneOfCount(name)}>{count(n)}</Badge>
                    )}
                  </dd>
                </div>
              ))}
          </dl>
        )}
        <p className={styles.when}>
          Started {moment(job.started ?? job.created)}
          {job.ended !== null && job.started !== null && (
            <>, took {duration(job.started, job.ended)}</>
          )}
        </p>
        {mayEdit && (live || job.resumable) && (
          <div className={styles.actions}>
            {live && (
              <Button
                icon={<Square size={13} />}
                busy={cancel.isPending}
                onClick={() => {
                  cancel.mutate(job);
                }}
              >
                Cancel
              </Button>
            )}
            {job.resumable && (
              <Button
                look="primary"
                icon={<Play size={13} />}
                busy={resume.isPending}
                onClick={() => {
                  resume.mutate(job);
                }}
              >
                Resume where it stopped
              </Button>
            )}
          </div>
        )}
        {files.length > 0 && (
          <section>
            <h3 className={styles.heading}>Files</h3>
            <ul className={styles.files}>
              {files.map((name) => (
                <li key={name}>
                  <a href={jobsApi.fileUrl(job.id, name)} download={name}>
                    <Download size={14} aria-hidden="true" />
                    {name}
                  </a>
                </li>
              ))}
            </ul>
            {files.some((name) => name.startsWith('errors')) && (
              <p className={styles.hint}>
                An errors file holds the rejected rows as they came, with the reasons beside them.
                Correct them there and import the file again.
              </p>
            )}
          </section>
        )}
        {job.log.length > 0 && (
          <section>
            <h3 className={styles.heading}>Log</h3>
            {/* Long logs scroll; the keyboard has to get there too. */}
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <pre className={styles.log} tabIndex={0} aria-label="Log">
              {job.log.join('\n')}
            </pre>
          </section>
        )}
      </div>
    </Card>
  );
}
