import type { FeedRun } from '@/api/types';
import { Badge } from '@/design/Badge';
import { runWords } from './feedWords';

interface RunBadgeProps {
  run: FeedRun | null;
  running?: boolean;
}

export function RunBadge({ run, running = false }: RunBadgeProps) {
  const state = running ? 'RUNNING' : run?.state;
  if (state === undefined) {
    return <Badge>Never ran</Badge>;
  }
  const { label, tone } = runWords(state, !running && run?.mode === 'DRY_RUN');
  return (
    <Badge tone={tone} dot={state === 'RUNNING' ? 'beating' : true}>
      {label}
    </Badge>
  );
}
