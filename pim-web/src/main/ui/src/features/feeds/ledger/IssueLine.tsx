import type { ItemIssue } from '@/api/types';
import { Badge } from '@/design/Badge';
import { IssueCode } from '@/features/channels/IssueCode';
import { SEVERITIES } from './ledgerWords';

/** One thing that the channel found, in its own words. */
export function IssueLine({ issue }: { issue: ItemIssue }) {
  const { label, tone } = SEVERITIES[issue.severity];
  return (
    <>
      <Badge tone={tone}>{label}</Badge>
      <span>
        {issue.attribute !== null && !issue.message.startsWith(issue.attribute) && (
          <code>{issue.attribute}</code>
        )}{' '}
        {issue.message} <IssueCode code={issue.code} link={issue.link} />
      </span>
    </>
  );
}
