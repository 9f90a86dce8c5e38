import type { Job } from '@/api/types';
import { Badge } from '@/design/Badge';
import { JOB_STATES } from './jobWords';

export function JobBadge({ job }: { job: Job }) {
  const { label, tone } = JOB_STATES[job.state];
  return (
    <span>
      <Badge tone={tone} dot={job.state === 'RUNNING' ? 'beating' : true}>
        {label}
      </Badge>
    </span>
  );
}
