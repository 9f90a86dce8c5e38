import { useQuery } from '@tanstack/react-query';
import { products } from '@/api/resources';
import type { ProductRow, Value } from '@/api/types';
import { Badge } from '@/design/Badge';
import type { Scope } from '@/lib/valueKey';
import { useOptionLabels } from './inputs/optionLabels';
import { inWords } from './inWords';
import styles from './Tabs.module.css';
import { productKey } from './useProduct';

interface AxisValuesProps {
  row: ProductRow;
  /** The attributes that tell the siblings apart. */
  axes: string[];
  scope: Scope;
}

/** What tells this variant from its siblings. */
export function AxisValues({ row, axes, scope }: AxisValuesProps) {
  const { data } = useQuery({
    queryKey: productKey(row.kind, row.identifier),
    queryFn: () => products.one(row.kind, row.identifier),
    enabled: axes.length > 0,
  });
  return (
    <span className={styles.axes}>
      {axes.map((axis) => {
        const value = data?.values[axis];
        return (
          value !== undefined && (
            <AxisValue key={axis} axis={axis} value={value} locale={scope.locale} />
          )
        );
      })}
    </span>
  );
}

function AxisValue({ axis, value, locale }: { axis: string; value: Value; locale: string }) {
  const option = typeof value === 'object' && 'option' in value ? value.option : null;
  const [label] = useOptionLabels(axis, option === null ? [] : [option], locale);
  return (
    <Badge tone="accent" title={axis}>
      {label ?? inWords(value)}
    </Badge>
  );
}
