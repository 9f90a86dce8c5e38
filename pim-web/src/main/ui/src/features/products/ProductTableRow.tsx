import { Layers } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import type { Coded, ProductRow } from '@/api/types';
import { Badge } from '@/design/Badge';
import { Colonnade, PercentBar } from '@/design/Colonnade';
import { cx } from '@/design/cx';
import { Thumb } from '@/design/Thumb';
import { ago, moment } from '@/lib/format';
import { labelIn } from '@/lib/labels';
import type { Scope } from '@/lib/valueKey';
import { pathTo } from './pathTo';
import styles from './ProductTable.module.css';

interface RowProps {
  id: string;
  row: ProductRow;
  index: number;
  top: number;
  active: boolean;
  families: Coded[];
  scope: Scope;
  onPick: () => void;
}

export function Row({ id, row, index, top, active, families, scope, onPick }: RowProps) {
  const navigate = useNavigate();
  const path = pathTo(row.kind, row.identifier);
  const family = families.find((f) => f.code === row.family);
  const familyLabel = row.family === null ? '' : labelIn(family?.labels, scope.locale, row.family);
  const percent = row.completeness.find(
    (c) => c.channel === scope.channel && c.locale === scope.locale,
  )?.percent;

  return (
    // The keyboard reaches the rows through the grid; the mouse may hit any cell.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={active}
      tabIndex={-1}
      className={cx(styles.row, styles.item, active && styles.active)}
      style={{ top }}
      onClick={(event) => {
        onPick();
        if (!(event.target instanceof HTMLAnchorElement)) {
          void navigate(path);
        }
      }}
    >
      <span role="gridcell" className={styles.thumb}>
        <Thumb media={row.image} />
      </span>
      <span role="gridcell" className={styles.label}>
        <Link to={path} tabIndex={-1} title={row.label ?? row.identifier}>
          {row.label ?? `[${row.identifier}]`}
        </Link>
        {row.kind === 'PRODUCT_MODEL' && (
          <span className={styles.model} title="Product model: the parent of variants">
            <Layers size={13} aria-hidden="true" />
            model
          </span>
        )}
        {row.parent !== null && (
          <span className={styles.parent} title={`of ${row.parent}`}>
            of {row.parent}
          </span>
        )}
      </span>
      <span role="gridcell" className={cx(styles.cut, 'mono')} title={row.identifier}>
        {row.identifier}
      </span>
      <span role="gridcell" className={styles.cut} title={familyLabel}>
        {familyLabel}
      </span>
      <span role="gridcell">
        {row.kind === 'PRODUCT' &&
          (row.enabled === false ? (
            <Badge>Disabled</Badge>
          ) : (
            <Badge tone="good" dot>
              Enabled
            </Badge>
          ))}
      </span>
      <span role="gridcell" className={styles.percent}>
        {percent !== undefined && <PercentBar percent={percent} />}
      </span>
      <span role="gridcell">
        {row.completeness.length > 0 && (
          <Colonnade
            completeness={row.completeness}
            channel={scope.channel}
            locale={scope.locale}
          />
        )}
      </span>
      <span role="gridcell" className={styles.updated} title={moment(row.updated)}>
        {ago(row.updated)}
      </span>
    </div>
  );
}
