import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { FeedPreview, PreviewItem } from '@/api/types';
import { Badge } from '@/design/Badge';
import { Switch } from '@/design/Field';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { cx } from '@/design/cx';
import { ProductChooser } from '../preview/ProductChooser';
import { shown } from '../preview/shown';
import { verdictOf } from '../preview/verdict';
import { FieldTraceView } from './FieldTraceView';
import styles from './LivePreview.module.css';

interface LivePreviewProps {
  preview: UseQueryResult<FeedPreview>;
  field: string;
  sku: string;
  locale: string;
  /** Begins with the item as it is written into the file. */
  written?: boolean;
  onSku: (sku: string) => void;
}

/** The item as it would go out with what is written now, and how the field came to its value. */
export function LivePreview(props: LivePreviewProps) {
  const { preview, field, sku, locale, written = false, onSku } = props;
  const item = preview.data?.items[0];
  return (
    <div className={styles.preview} aria-busy={preview.isFetching}>
      <div className={styles.head}>
        <ProductChooser locale={locale} align="end" onSku={onSku}>
          {sku === '' ? (item?.sku ?? 'First product') : sku}
        </ProductChooser>
        {item !== undefined && (
          <Badge
            tone={verdictOf(item).tone}
            {...(item.withheld !== null && { title: item.withheld })}
          >
            {verdictOf(item).label}
          </Badge>
        )}
        {preview.isFetching && <span className={styles.quiet}>…</span>}
      </div>
      {preview.isError && <ErrorState error={preview.error} />}
      {preview.isPending && <Skeleton lines={8} />}
      {preview.isSuccess && item === undefined && (
        <EmptyState title="The selection is empty">
          <p>Choose a product to look at.</p>
        </EmptyState>
      )}
      {item !== undefined && !preview.isError && (
        <Shown item={item} field={field} written={written} />
      )}
    </div>
  );
}

interface ShownProps {
  item: PreviewItem;
  field: string;
  written: boolean;
}

function Shown({ item, field, written }: ShownProps) {
  const [raw, setRaw] = useState(written);
  const current = item.fields.find((f) => f.name === field);
  const findings = item.findings.filter(
    (f) => f.violation.field.replace(/\[\d+\]/g, '[]') === field,
  );
  const filled = item.fields.filter((f) => f.value !== null && f.value !== undefined);
  return (
    <>
      <section className={styles.field} aria-label={`Value of ${field}`}>
        <p className={styles.value}>
          {current?.value === null || current?.value === undefined ? (
            <span className={styles.quiet}>no value</span>
          ) : (
            shown(current.value)
          )}
        </p>
        {findings.map((finding) => (
          <p
            key={finding.sku + finding.violation.rule}
            className={cx(styles.complaint, finding.severity === 'ERROR' && styles.error)}
          >
            {finding.violation.message}
          </p>
        ))}
        {current?.traces.map((trace) => (
          <FieldTraceView key={trace.sku} trace={trace} />
        ))}
      </section>
      <section aria-label="Whole item">
        <Switch label="As it is written into the file" checked={raw} onChange={setRaw} />
        {raw ? (
          // Long items scroll; the keyboard has to get there too.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <pre className={styles.raw} tabIndex={0} aria-label="Written item">
            {item.rendered === '' ? 'The template has problems.' : item.rendered}
          </pre>
        ) : (
          // As above.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div className={styles.scroll} tabIndex={0} role="region" aria-label="Filled fields">
            <dl className={styles.fields}>
              {filled.map((f) => (
                <div key={f.name} className={cx(f.name === field && styles.current)}>
                  <dt>{f.name}</dt>
                  <dd>{shown(f.value)}</dd>
                </div>
              ))}
            </dl>
          </div>
        )}
      </section>
    </>
  );
}
