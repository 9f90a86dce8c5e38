import { ExternalLink } from 'lucide-react';
import { Link } from 'react-router';
import type { FeedSummary, Finding, PreviewItem } from '@/api/types';
import { Badge, type Tone } from '@/design/Badge';
import { filterInWords } from '../feedWords';
import styles from './PreviewTab.module.css';
import { reasonsOf } from './verdict';

const SEVERITIES: Record<Finding['severity'], { label: string; tone: Tone; says: string }> = {
  ERROR: { label: 'Keeps it out', tone: 'bad', says: 'The item is not sent because of it.' },
  OMITTED: { label: 'Left out', tone: 'warn', says: 'The item is sent without the field.' },
  WARNING: { label: 'Warning', tone: 'warn', says: 'The item is sent all the same.' },
};
const RANK = ['ERROR', 'OMITTED', 'WARNING'];

interface ItemReasonsProps {
  item: PreviewItem;
  feed: FeedSummary;
}

/** Why the item does not go out, and every rule that it breaks with where the channel says so. */
export function ItemReasons({ item, feed }: ItemReasonsProps) {
  const reasons = reasonsOf(item);
  const findings = [...item.findings].sort(
    (a, b) => RANK.indexOf(a.severity) - RANK.indexOf(b.severity),
  );
  const { schema } = item;
  if (reasons.length === 0 && findings.length === 0 && schema?.stored !== false) {
    return null;
  }
  return (
    <section className={styles.reasons} aria-label={`How ${item.sku} stands`}>
      {reasons.map((reason) => (
        <p key={reason.label} className={styles.reason}>
          <Badge tone={reason.tone}>{reason.label.replace(/:.*/, '')}</Badge> {reason.says}
          {reason.label === 'Not selected' && (
            <small> It takes {filterInWords(feed.selection)}.</small>
          )}
        </p>
      ))}
      {schema?.stored === false && (
        <p className={styles.reason}>
          <Badge tone="warn">Type not stored</Badge> The channel’s schema of{' '}
          <code>{schema.ref.name}</code> is not stored
          {schema.ref.variant !== '' && ` for ${schema.ref.variant}`}, so the item is held against
          the general rules alone. <Link to="?tab=types">Product types</Link>
        </p>
      )}
      {findings.length > 0 && (
        <ul className={styles.findings} aria-label="Rules that it breaks">
          {findings.map((finding) => (
            <li key={`${finding.sku} ${finding.violation.rule} ${finding.violation.message}`}>
              <Broken finding={finding} item={item.sku} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Broken({ finding, item }: { finding: Finding; item: string }) {
  const { label, tone, says } = SEVERITIES[finding.severity];
  return (
    <>
      <Badge tone={tone} title={says}>
        {label}
      </Badge>
      <span>
        {!finding.violation.message.startsWith(finding.violation.field) && (
          <code>{finding.violation.field}</code>
        )}
        {finding.sku !== item && <small> of {finding.sku}</small>} {finding.violation.message}{' '}
        <small className={styles.rule}>
          {finding.violation.rule}
          {finding.source !== null && (
            <a href={finding.source} target="_blank" rel="noreferrer">
              the channel’s words <ExternalLink size={11} aria-hidden="true" />
            </a>
          )}
        </small>
      </span>
    </>
  );
}
