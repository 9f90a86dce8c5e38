import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { catalog, products } from '@/api/resources';
import type { Associations, ProductRow, Targets } from '@/api/types';
import { Button, IconButton } from '@/design/Button';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { Popover } from '@/design/Popover';
import { labelIn } from '@/lib/labels';
import type { Scope } from '@/lib/valueKey';
import type { ChangeSet } from './changeSet';
import { LinkedProduct } from './LinkedProduct';
import { ProductPicker } from './ProductPicker';
import styles from './Tabs.module.css';

interface AssociationsTabProps {
  changes: ChangeSet;
  scope: Scope;
}

function withTargets(all: Associations, type: string, targets: Targets): Associations {
  const { [type]: _old, ...rest } = all;
  const empty =
    Object.keys(targets.products ?? {}).length +
      Object.keys(targets.productModels ?? {}).length +
      (targets.groups ?? []).length ===
    0;
  return empty ? rest : { ...rest, [type]: targets };
}

export function AssociationsTab({ changes, scope }: AssociationsTabProps) {
  const types = useQuery({
    queryKey: ['association-types'],
    queryFn: catalog.associationTypes,
    staleTime: 60_000,
  });
  if (types.isError) {
    return <ErrorState error={types.error} onRetry={() => void types.refetch()} />;
  }
  if (types.isPending) {
    return <Skeleton />;
  }
  const all = changes.edits.associations ?? changes.base.associations;
  if (types.data.length === 0) {
    return (
      <EmptyState title="No association types">
        <p>Import an association types file first.</p>
      </EmptyState>
    );
  }
  return (
    <div className={styles.tab}>
      {types.data.map((type) => (
        <AssociationType
          key={type.code}
          label={labelIn(type.labels, scope.locale, type.code)}
          targets={all[type.code] ?? {}}
          scope={scope}
          readOnly={changes.readOnly}
          onChange={(targets) => {
            changes.setPart('associations', withTargets(all, type.code, targets));
          }}
        />
      ))}
    </div>
  );
}

interface AssociationTypeProps {
  label: string;
  targets: Targets;
  scope: Scope;
  readOnly: boolean;
  onChange: (targets: Targets) => void;
}

function AssociationType({ label, targets, scope, readOnly, onChange }: AssociationTypeProps) {
  const [open, setOpen] = useState(false);
  const linked = Object.keys(targets.products ?? {});
  const models = Object.keys(targets.productModels ?? {});
  const groups = targets.groups ?? [];
  const codes = [...linked, ...models];
  const rows = useQuery({
    queryKey: ['products', 'linked', codes, scope.locale],
    queryFn: () =>
      products.search({ is: 'identifier', identifiers: codes }, scope.locale, codes.length),
    enabled: codes.length > 0,
  });

  function without(part: 'products' | 'productModels', code: string) {
    const { [code]: _gone, ...rest } = targets[part] ?? {};
    onChange({ ...targets, [part]: rest });
  }

  function add(row: ProductRow) {
    const part = row.kind === 'PRODUCT' ? 'products' : 'productModels';
    onChange({ ...targets, [part]: { ...targets[part], [row.identifier]: 1 } });
    setOpen(false);
  }

  const entries = [
    ...linked.map((code) => ({ code, part: 'products' as const })),
    ...models.map((code) => ({ code, part: 'productModels' as const })),
  ];
  return (
    <section className={styles.type} aria-label={label}>
      <h2>
        {label}
        {!readOnly && (
          <Popover
            open={open}
            onOpenChange={setOpen}
            align="end"
            label={`Add to ${label}`}
            trigger={
              <Button size="small" icon={<Plus size={13} />}>
                Add
              </Button>
            }
          >
            <ProductPicker locale={scope.locale} chosen={codes} onPick={add} />
          </Popover>
        )}
      </h2>
      {entries.length + groups.length === 0 && <p className={styles.quiet}>None</p>}
      <ul className={styles.links}>
        {entries.map(({ code, part }) => {
          const kind = part === 'products' ? 'PRODUCT' : 'PRODUCT_MODEL';
          const row = rows.data?.items.find((r) => r.identifier === code && r.kind === kind);
          const remove = !readOnly && (
            <IconButton
              label={`Remove ${code}`}
              onClick={() => {
                without(part, code);
              }}
            >
              <X size={14} />
            </IconButton>
          );
          return row ? (
            <LinkedProduct key={`${part} ${code}`} row={row} scope={scope}>
              {remove}
            </LinkedProduct>
          ) : (
            <li key={`${part} ${code}`} className={styles.link}>
              <code className={styles.grow}>{code}</code>
              {rows.isSuccess && <span className={styles.quiet}>not in the catalogue yet</span>}
              {remove}
            </li>
          );
        })}
        {groups.map((code) => (
          <li key={code} className={styles.link}>
            <span className={styles.grow}>
              Group <code>{code}</code>
            </span>
            {!readOnly && (
              <IconButton
                label={`Remove the group ${code}`}
                onClick={() => {
                  onChange({ ...targets, groups: groups.filter((g) => g !== code) });
                }}
              >
                <X size={14} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
