import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ProductRow } from '@/api/types';
import { Badge } from '@/design/Badge';
import { PercentBar } from '@/design/Colonnade';
import { Thumb } from '@/design/Thumb';
import { pathTo } from '@/features/products/pathTo';
import type { Scope } from '@/lib/valueKey';
import styles from './Tabs.module.css';

interface LinkedProductProps {
  row: ProductRow;
  scope: Scope;
  /** Beside the name. */
  facts?: ReactNode;
  /** At the far end. */
  children?: ReactNode;
}

/** Another product on one line, with a link to its page. */
export function LinkedProduct({ row, scope, facts, children }: LinkedProductProps) {
  const percent = row.completeness.find(
    (c) => c.channel === scope.channel && c.locale === scope.locale,
  )?.percent;
  return (
    <li className={styles.link}>
      <Thumb media={row.image} size={34} />
      <Link to={pathTo(row.kind, row.identifier)}>{row.label ?? `[${row.identifier}]`}</Link>
      <code className={styles.quiet}>{row.identifier}</code>
      {row.kind === 'PRODUCT_MODEL' && <Badge tone="accent">Product model</Badge>}
      {row.enabled === false && <Badge>Disabled</Badge>}
      {facts}
      <span className={styles.grow} />
      <span className={styles.bar}>
        {percent !== undefined && <PercentBar percent={percent} />}
      </span>
      {children}
    </li>
  );
}
