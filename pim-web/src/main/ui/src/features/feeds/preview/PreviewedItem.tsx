import { useState } from 'react';
import { Link } from 'react-router';
import type { FeedSummary, Finding, PreviewItem } from '@/api/types';
import { Badge } from '@/design/Badge';
import { Switch } from '@/design/Field';
import { cx } from '@/design/cx';
import { AskChannel } from './AskChannel';
import { ItemReasons } from './ItemReasons';
import styles from './PreviewTab.module.css';
import { shown } from './shown';
import { verdictOf } from './verdict';

const TITLES = /^(title|name|item_name|attributes\.item_name\[\]\.value)$/i;

interface PreviewedItemProps {
  item: PreviewItem;
  feed: FeedSummary;
  /** Unfolded from the beginning. */
  open: boolean;
}

/** One item of a preview: its fields with what they break, or the item as it is written. */
export function PreviewedItem({ item, feed, open }: PreviewedItemProps) {
  const [raw, setRaw] = useState(false);
  const filled = item.fields.filter((field) => field.value !== null && field.value !== undefined);
  const title = filled.find((field) => TITLES.test(field.name));
  const verdict = verdictOf(item);
  const rows = item.fields.filter(
    (field) => filled.includes(field) || findingsOf(item, field.name).length > 0,
  );
  return (
    <details className={styles.item} open={open}>
      <summary>
        <code>{item.sku}</code>
        <span className={styles.title}>{title ? shown(title.value) : ''}</span>
        <Badge tone={verdict.tone}>{verdict.label}</Badge>
      </summary>
      <div className={styles.content}>
        <ItemReasons item={item} feed={feed} />
        <AskChannel feed={feed} sku={item.sku} />
        <div className={styles.tools}>
          <Switch label="As it is written into the file" checked={raw} onChange={setRaw} />
          <Link to={`/products/${encodeURIComponent(item.sku)}`}>Open the product</Link>
        </div>
        {raw ? (
          // Long items scroll; the keyboard has to get there too.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <pre className={styles.raw} tabIndex={0} aria-label="Written item">
            {item.rendered}
          </pre>
        ) : (
          <dl className={styles.fields}>
            {rows.map((field) => (
              <div key={field.name}>
                <dt title={field.expression ?? 'not mapped'}>
                  {field.name}
                  {field.own && <small> own mapping</small>}
                </dt>
                <dd>
                  {field.value !== null && field.value !== undefined && shown(field.value)}
                  {findingsOf(item, field.name).map((finding) => (
                    <p
                      key={finding.sku + finding.violation.rule}
                      className={cx(styles.complaint, finding.severity === 'ERROR' && styles.error)}
                    >
                      {finding.violation.message}
                    </p>
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
