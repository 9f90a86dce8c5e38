import { Link } from 'react-router';
import type { Job } from '@/api/types';
import { ProgressBar } from '@/design/ProgressBar';
import { cx } from '@/design/cx';
import { ago, count, moment } from '@/lib/format';
import styles from './JobList.module.css';
import { JobBadge } from './JobBadge';
import { isLive, shareOf, toneOfCount } from './jobWords';

interface JobListProps {
  jobs: Job[];
  current?: string;
}

export function JobList({ jobs, current }: JobListProps) {
  return (
    <ul className={styles.list}>
      {jobs.map((job) => {
        const failed = Object.entries(job.progress.counts)
          .filter(([name]) => toneOfCount(name) === 'bad')
          .reduce((sum, [, n]) => sum + n, 0);
        return (
          <li key={job.id}>
            <Link
              to={`/imports/${job.id}`}
              className={cx(styles.job, job.id === current && styles.current)}
              aria-current={job.id === current ? 'true' : undefined}
            >
              <span className={styles.name}>
                <span title={job.label}>{job.label}</span>
                <small>{job.kind}</small>
              </span>
              <span className={styles.progress}>
                {isLive(job) ? (
                  <ProgressBar share={shareOf(job)} label={job.label} />
                ) : (
                  <span className="num">{count(job.progress.done)} rows</span>
                )}
              </span>
              <span className={cx(styles.failed, 'num')}>
                {failed > 0 && `${count(failed)} rejected`}
              </span>
              <JobBadge job={job} />
              <time className={styles.time} dateTime={job.created} title={moment(job.created)}>
                {ago(job.created)}
              </time>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
