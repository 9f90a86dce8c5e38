import type { LaunchPlan } from '@/api/types';
import { Badge } from '@/design/Badge';

export function LaunchBadge({ plan }: { plan: LaunchPlan }) {
  switch (plan.state) {
    case 'OPEN':
      return (
        <Badge tone="good" dot="beating">
          Open
        </Badge>
      );
    case 'UPCOMING':
      return <Badge tone="info">Upcoming</Badge>;
    case 'OVER':
      return <Badge>Over</Badge>;
    case 'OFF':
      return <Badge>Off</Badge>;
  }
}
