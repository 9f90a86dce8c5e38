import { useQuery } from '@tanstack/react-query';
import { products } from '@/api/resources';
import type { Kind, Product } from '@/api/types';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { plural } from '@/lib/format';
import type { Scope } from '@/lib/valueKey';
import { AxisValues } from './AxisValues';
import { LinkedProduct } from './LinkedProduct';
import styles from './Tabs.module.css';
import type { Levels } from './useProduct';

interface VariantsTabProps {
  kind: Kind;
  product: Product;
  levels: Levels;
  scope: Scope;
}

const MOST = 500;

/** What stands below a model, or beside a variant. */
export function VariantsTab({ kind, product, levels, scope }: VariantsTabProps) {
  const parent = kind === 'PRODUCT_MODEL' ? product.identifier : (product.parent ?? '');
  const found = useQuery({
    queryKey: ['products', 'children', parent, scope.locale],
    queryFn: () =>
      products.search({ is: 'parent', parents: [parent.toLowerCase()] }, scope.locale, MOST),
  });
  if (found.isError) {
    return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  }
  if (found.isPending) {
    return <Skeleton />;
  }
  const level = kind === 'PRODUCT_MODEL' ? levels.own : levels.own - 1;
  const axes = levels.variant?.levels[level]?.axes ?? [];
  const rows = found.data.items.filter((row) => row.identifier !== product.identifier);
  if (rows.length === 0) {
    return (
      <EmptyState title={kind === 'PRODUCT' ? 'No siblings' : 'No variants yet'}>
        <p>Variants arrive with an import of products whose parent is {parent}.</p>
      </EmptyState>
    );
  }
  return (
    <div className={styles.tab}>
      <p className={styles.lead}>
        {plural(found.data.total - (found.data.items.length - rows.length), 'entry', 'entries')}{' '}
        under <code>{parent}</code>
      </p>
      <ul className={styles.links}>
        {rows.map((row) => (
          <LinkedProduct
            key={row.identifier}
            row={row}
            scope={scope}
            facts={<AxisValues row={row} axes={axes} scope={scope} />}
          />
        ))}
      </ul>
    </div>
  );
}
