import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { Catalog, FormAttribute } from '@/api/types';
import { Switch } from '@/design/Field';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { cx } from '@/design/cx';
import { labelIn } from '@/lib/labels';
import { columnOf, keyOf, type Scope } from '@/lib/valueKey';
import styles from './AttributesTab.module.css';
import { AttributeRow } from './AttributeRow';
import type { ChangeSet } from './changeSet';
import { type Levels, useFormAttributes } from './useProduct';

interface AttributesTabProps {
  changes: ChangeSet;
  levels: Levels;
  catalog: Catalog;
  scope: Scope;
  /** Code of an attribute to go to, null for none. */
  wanted?: string | null;
}

const OTHERS = '';

export function AttributesTab({
  changes,
  levels,
  catalog,
  scope,
  wanted = null,
}: AttributesTabProps) {
  const product = changes.base;
  const form = useFormAttributes(product);
  const [group, setGroup] = useState<string | null>(null);
  const [onlyMissing, setOnlyMissing] = useState(false);

  if (form.error) {
    return <ErrorState error={form.error} />;
  }
  if (form.isPending || levels.isPending) {
    return <Skeleton lines={12} />;
  }

  const required = new Set(
    form.attributes.filter((a) => a.requiredFor.includes(scope.channel)).map((a) => a.code),
  );
  const isMissing = (attribute: FormAttribute) => {
    const key = keyOf(attribute, scope);
    const inherited = product.inherited[key] !== undefined && changes.valueOf(key) === null;
    return required.has(attribute.code) && changes.valueOf(key) === null && !inherited;
  };
  const known = new Set(catalog.attributeGroups.map((g) => g.code));
  const groupOf = (a: FormAttribute) => (a.group !== null && known.has(a.group) ? a.group : OTHERS);
  // What is set further down, on the variants, is no part of this form.
  const attributes = form.attributes.filter((a) => levels.levelOf(a.code) <= levels.own);
  const groups = [...catalog.attributeGroups]
    .sort((a, b) => a.sortOrder - b.sortOrder)
    .map((g) => ({ code: g.code, label: labelIn(g.labels, scope.locale, g.code) }))
    .concat({ code: OTHERS, label: 'Other' })
    .map((g) => ({ ...g, attributes: attributes.filter((a) => groupOf(a) === g.code) }))
    .filter((g) => g.attributes.length > 0);
  const missing = attributes.filter(isMissing).length;
  const shown = groups
    .filter((g) => group === null || g.code === group)
    .map((g) => ({
      ...g,
      attributes: onlyMissing ? g.attributes.filter(isMissing) : g.attributes,
    }))
    .filter((g) => g.attributes.length > 0);

  return (
    <div className={styles.tab}>
      <nav className={styles.groups} aria-label="Attribute groups">
        <GroupButton
          label="All attributes"
          missing={missing}
          current={group === null}
          onPick={() => {
            setGroup(null);
          }}
        />
        {groups.map((g) => (
          <GroupButton
            key={g.code}
            label={g.label}
            missing={g.attributes.filter(isMissing).length}
            current={group === g.code}
            onPick={() => {
              setGroup(g.code);
            }}
          />
        ))}
        <div className={styles.only}>
          <Switch label="Only missing" checked={onlyMissing} onChange={setOnlyMissing} />
        </div>
      </nav>
      <div className={styles.form}>
        {shown.map((g) => (
          <section key={g.code} aria-label={g.label}>
            <h2 className={styles.groupTitle}>{g.label}</h2>
            {g.attributes.map((attribute) => {
              const key = keyOf(attribute, scope);
              return (
                <AttributeRow
                  // Another scope is another value: nothing half typed is taken along.
                  key={key}
                  attribute={attribute}
                  valueKey={key}
                  changes={changes}
                  levels={levels}
                  scope={scope}
                  currencies={
                    catalog.channels.find((c) => c.code === scope.channel)?.currencies ??
                    catalog.currencies
                  }
                  missing={isMissing(attribute)}
                  wanted={attribute.code === wanted}
                  violations={changes.violations.filter(
                    (v) => v.field === columnOf(key) || v.field === key,
                  )}
                />
              );
            })}
          </section>
        ))}
        <ElsewhereViolations changes={changes} shown={attributes.map((a) => keyOf(a, scope))} />
        {shown.length === 0 && (
          <EmptyState
            icon={<CircleCheck size={28} strokeWidth={1.5} />}
            title={onlyMissing ? 'Nothing is missing here' : 'No attributes'}
          >
            <p>
              {onlyMissing
                ? 'All that the family requires for this channel and locale is filled.'
                : 'Give the product a family or import values for it.'}
            </p>
          </EmptyState>
        )}
      </div>
    </div>
  );
}

/** Refusals of values that are seen through another channel or locale. */
function ElsewhereViolations({ changes, shown }: { changes: ChangeSet; shown: string[] }) {
  const here = new Set(shown.map(columnOf));
  const elsewhere = changes.violations.filter((v) => !here.has(v.field));
  return elsewhere.map((v) => (
    <p key={`${v.field} ${v.message}`} className={styles.elsewhere} role="alert">
      <code>{v.field}</code> {v.message}
    </p>
  ));
}

interface GroupButtonProps {
  label: string;
  missing: number;
  current: boolean;
  onPick: () => void;
}

function GroupButton({ label, missing, current, onPick }: GroupButtonProps) {
  return (
    <button
      type="button"
      className={cx(styles.group, current && styles.current)}
      aria-pressed={current}
      onClick={onPick}
    >
      {label}
      {missing > 0 && (
        <span className={styles.missing} title={`${missing} missing`}>
          {missing}
        </span>
      )}
    </button>
  );
}
