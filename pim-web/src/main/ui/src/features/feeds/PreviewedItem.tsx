import { useState } from 'react';
import type { Finding, PreviewItem } from '@/api/types';
import { Badge } from '@/design/Badge';
import { Switch } from '@/design/Field';
import { cx } from '@/design/cx';
import { plural } from '@/lib/format';
import styles from './PreviewTab.module.css';

const TITLES = /^(title|name|item_name)$/i;

export function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** One item of a preview: its fields with what they break, or the item as it is written. */
export function PreviewedItem({ item }: { item: PreviewItem }) {
  const [raw, setRaw] = useState(false);
  const filled = item.fields.filter((field) => field.value !== null && field.value !== undefined);
  const title = filled.find((field) => TITLES.test(field.name));
  const known = new Set(item.fields.map((field) => field.name));
  const rows = item.fields.filter(
    (field) => filled.includes(field) || findingsOf(item, field.name).length > 0,
  );
  return (
    <details className={styles.item}>
      <summary>
        <code>{item.sku}</code>
        <span className={styles.title}>{title ? shown(title.value) : ''}</span>
        {item.skipped ? (
          <Badge tone="bad">Left out: {plural(item.findings.length, 'problem')}</Badge>
        ) : item.findings.length > 0 ? (
          <Badge tone="warn">{plural(item.findings.length, 'warning')}</Badge>
        ) : (
          <Badge tone="good">Good</Badge>
        )}
      </summary>
      <div className={styles.content}>
        <Switch label="As it is written into the file" checked={raw} onChange={setRaw} />
        {raw ? (
          // Long items scroll; the keyboard has to get there too.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <pre className={styles.raw} tabIndex={0} aria-label="Written item">
            {item.rendered}
          </pre>
        ) : (
          <dl className={styles.fields}>
            {item.findings
              .filter((finding) => !known.has(finding.violation.field))
              .map((finding) => (
                <div key={finding.violation.rule + finding.sku}>
                  <dt>{finding.violation.field}</dt>
                  <dd>
                    <Complaint finding={finding} />
                  </dd>
                </div>
              ))}
            {rows.map((field) => (
              <div key={field.name}>
                <dt title={field.expression ?? 'not mapped'}>
                  {field.name}
                  {field.own && <small> own mapping</small>}
                </dt>
                <dd>
                  {field.value !== null && field.value !== undefined && shown(field.value)}
                  {findingsOf(item, field.name).map((finding) => (
                    <Complaint key={finding.sku + finding.violation.rule} finding={finding} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </details>
  );
}

function findingsOf(item: PreviewItem, field: string): Finding[] {
  return item.findings.filter((finding) => finding.violation.field === field);
}

function Complaint({ finding }: { finding: Finding }) {
  return (
    <p className={cx(styles.complaint, finding.severity === 'ERROR' && styles.error)}>
      {finding.violation.message}
      {finding.source !== null && (
        <>
          {' '}
          <a href={finding.source} target="_blank" rel="noreferrer">
            the channel's rule
          </a>
        </>
      )}
    </p>
  );
}
