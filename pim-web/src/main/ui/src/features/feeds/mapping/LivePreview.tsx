import type { UseQueryResult } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { FeedPreview, PreviewItem } from '@/api/types';
import { Badge } from '@/design/Badge';
import { Button } from '@/design/Button';
import { Switch } from '@/design/Field';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { Popover } from '@/design/Popover';
import { cx } from '@/design/cx';
import { ProductPicker } from '@/features/product/ProductPicker';
import { shown } from '../PreviewedItem';
import { FieldTraceView } from './FieldTraceView';
import styles from './LivePreview.module.css';

interface LivePreviewProps {
  preview: UseQueryResult<FeedPreview>;
  field: string;
  sku: string;
  locale: string;
  onSku: (sku: string) => void;
}

/** The item as it would go out with what is written now, and how the field came to its value. */
export function LivePreview({ preview, field, sku, locale, onSku }: LivePreviewProps) {
  const [choosing, setChoosing] = useState(false);
  const item = preview.data?.items[0];
  return (
    <div className={styles.preview} aria-busy={preview.isFetching}>
      <div className={styles.head}>
        <Popover
          label="Choose a product"
          open={choosing}
          onOpenChange={setChoosing}
          align="end"
          trigger={
            <Button size="small">
              {sku === '' ? (item?.sku ?? 'First product') : sku}
              <ChevronDown size={13} aria-hidden="true" />
            </Button>
          }
        >
          <ProductPicker
            locale={locale}
            chosen={[]}
            onPick={(row) => {
              onSku(row.identifier);
              setChoosing(false);
            }}
          />
        </Popover>
        {item?.skipped === true && <Badge tone="bad">would stay out</Badge>}
        {item?.skipped === false && <Badge tone="good">would go out</Badge>}
        {item !== undefined && !item.selected && <Badge tone="warn">not selected</Badge>}
        {preview.isFetching && <span className={styles.quiet}>…</span>}
      </div>
      {preview.isError && <ErrorState error={preview.error} />}
      {preview.isPending && <Skeleton lines={8} />}
      {preview.isSuccess && item === undefined && (
        <EmptyState title="The selection is empty">
          <p>Choose a product to look at.</p>
        </EmptyState>
      )}
      {item !== undefined && !preview.isError && <Shown item={item} field={field} />}
    </div>
  );
}

function Shown({ item, field }: { item: PreviewItem; field: string }) {
  const [raw, setRaw] = useState(false);
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
            {item.rendered}
          </pre>
        ) : (
          <dl className={styles.fields}>
            {filled.map((f) => (
              <div key={f.name} className={cx(f.name === field && styles.current)}>
                <dt>{f.name}</dt>
                <dd>{shown(f.value)}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
    </>
  );
}
