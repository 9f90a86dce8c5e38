import type { Job, JobState } from '@/api/types';
import type { Tone } from '@/design/Badge';

export const JOB_STATES: Record<JobState, { label: string; tone: Tone }> = {
  QUEUED: { label: 'Queued', tone: 'neutral' },
  RUNNING: { label: 'Running', tone: 'info' },
  SUCCEEDED: { label: 'Done', tone: 'good' },
  COMPLETED_WITH_ERRORS: { label: 'Done with errors', tone: 'warn' },
  FAILED: { label: 'Failed', tone: 'bad' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral' },
  INTERRUPTED: { label: 'Interrupted', tone: 'warn' },
};

export function isLive(job: Job): boolean {
  return job.state === 'RUNNING' || job.state === 'QUEUED';
}

/** Share of the work that is done, null while the total is not known. */
export function shareOf(job: Job): number | null {
  const { done, total } = job.progress;
  return total > 0 ? Math.min(1, done / total) : null;
}

const BAD = /reject|error|fail/i;
const DOUBTFUL = /warn|skip/i;

export function toneOfCount(name: string): Tone {
  return BAD.test(name) ? 'bad' : DOUBTFUL.test(name) ? 'warn' : 'neutral';
}
