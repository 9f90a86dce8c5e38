import { CornerDownRight } from 'lucide-react';
import { memo, useEffect, useId, useRef } from 'react';
import { Link } from 'react-router';
import type { FormAttribute, Violation } from '@/api/types';
import { Badge } from '@/design/Badge';
import { cx } from '@/design/cx';
import { labelIn } from '@/lib/labels';
import type { Scope } from '@/lib/valueKey';
import styles from './AttributeRow.module.css';
import type { ChangeSet } from './changeSet';
import { ValueInput } from './inputs/ValueInput';
import type { Levels } from './useProduct';

interface AttributeRowProps {
  attribute: FormAttribute;
  valueKey: string;
  changes: ChangeSet;
  levels: Levels;
  scope: Scope;
  currencies: string[];
  missing: boolean;
  /** Somebody was sent here to mend it. */
  wanted: boolean;
  violations: Violation[];
}

export const AttributeRow = memo(function AttributeRow({
  attribute,
  valueKey,
  changes,
  levels,
  scope,
  currencies,
  missing,
  wanted,
  violations,
}: AttributeRowProps) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted) {
      row.current?.scrollIntoView({ block: 'center' });
      row.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
    }
  }, [wanted]);
  const product = changes.base;
  const own = changes.valueOf(valueKey);
  const inherited = own === null ? product.inherited[valueKey] : undefined;
  const level = levels.levelOf(attribute.code);
  // The nearest model comes first, the root last.
  const owner =
    inherited?.from ?? (level < levels.own ? product.models[levels.own - 1 - level] : undefined);
  const elsewhere =
    attribute.availableLocales.length > 0 && !attribute.availableLocales.includes(scope.locale);
  const edited = changes.edits.values[valueKey] !== undefined;

  return (
    <div ref={row} className={cx(styles.row, edited && styles.edited, wanted && styles.wanted)}>
      <div className={styles.name}>
        <label htmlFor={id} title={attribute.code}>
          {labelIn(attribute.labels, scope.locale, attribute.code)}
        </label>
        <span className={styles.marks}>
          {missing && <Badge tone="warn">Missing</Badge>}
          {levels.axes.has(attribute.code) && <Badge tone="accent">Axis</Badge>}
          {attribute.localizable && <span className={styles.scope}>{scope.locale}</span>}
          {attribute.scopable && <span className={styles.scope}>{scope.channel}</span>}
          {attribute.unique && <span className={styles.scope}>unique</span>}
        </span>
      </div>
      <div className={styles.value}>
        {elsewhere ? (
          <p className={styles.note}>Has values in {attribute.availableLocales.join(', ')} only.</p>
        ) : (
          <ValueInput
            id={id}
            attribute={attribute}
            value={own ?? inherited?.value ?? null}
            locale={scope.locale}
            currencies={currencies}
            readOnly={owner !== undefined || changes.readOnly}
            invalid={violations.length > 0}
            onChange={(value) => {
              changes.setValue(valueKey, value);
            }}
          />
        )}
        {owner !== undefined && (
          <p className={styles.note}>
            <CornerDownRight size={12} aria-hidden="true" />
            {inherited ? 'Inherited from ' : 'Set on '}
            <Link to={`/product-models/${encodeURIComponent(owner)}`}>{owner}</Link>
          </p>
        )}
        {violations.map((violation) => (
          <p key={violation.message} className={styles.violation} role="alert">
            {violation.message}
          </p>
        ))}
      </div>
    </div>
  );
});
