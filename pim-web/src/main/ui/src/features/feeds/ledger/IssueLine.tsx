import { ExternalLink } from 'lucide-react';
import type { ItemIssue } from '@/api/types';
import { Badge } from '@/design/Badge';
import styles from './LedgerTab.module.css';
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
        {issue.message}{' '}
        <small className={styles.code}>
          {issue.code}
          {issue.link !== null && (
            <a href={issue.link} target="_blank" rel="noreferrer">
              Explained by the channel <ExternalLink size={11} aria-hidden="true" />
            </a>
          )}
        </small>
      </span>
    </>
  );
}
