import { ArrowDown, ArrowUp } from 'lucide-react';
import { cx } from './cx';
import styles from './LongList.module.css';

interface SortHeaderProps {
  label: string;
  /** As the API names it. */
  name: string;
  /** What the list is sorted by now, with `-` before it where descending. */
  current: string;
  /** Whether the first click asks for the highest. */
  descendingFirst?: boolean;
  className?: string | undefined;
  onSort: (sort: string) => void;
}

/** The header of a column that a long list can be sorted by. */
export function SortHeader({
  label,
  name,
  current,
  descendingFirst = false,
  className,
  onSort,
}: SortHeaderProps) {
  const ascending = current === name;
  const descending = current === `-${name}`;
  const first = descendingFirst ? `-${name}` : name;
  const second = descendingFirst ? name : `-${name}`;
  return (
    <span
      role="columnheader"
      className={className}
      aria-sort={ascending ? 'ascending' : descending ? 'descending' : 'none'}
    >
      <button
        type="button"
        className={cx(styles.sort, (ascending || descending) && styles.sorted)}
        onClick={() => {
          onSort(current === first ? second : first);
        }}
      >
        {label}
        {ascending && <ArrowUp size={12} aria-hidden="true" />}
        {descending && <ArrowDown size={12} aria-hidden="true" />}
      </button>
    </span>
  );
}
