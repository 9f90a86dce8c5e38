import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Coded, ProductRow } from '@/api/types';
import { cx } from '@/design/cx';
import type { Scope } from '@/lib/valueKey';
import { pathTo } from './pathTo';
import { Row } from './ProductTableRow';
import styles from './ProductTable.module.css';

const ROW_HEIGHT = 44;

export interface ProductTableHandle {
  focus: () => void;
}

interface ProductTableProps {
  ref?: Ref<ProductTableHandle>;
  rows: ProductRow[];
  total: number;
  families: Coded[];
  scope: Scope;
  /** As the API names it, `-` before the descending ones. */
  sort: string;
  onSort: (sort: string) => void;
  onNearEnd: () => void;
}

const COLUMNS: { label: string; hidden?: boolean; sort?: string; descendingFirst?: boolean }[] = [
  { label: 'Picture', hidden: true },
  { label: 'Label', sort: 'label' },
  { label: 'Identifier', sort: 'identifier' },
  { label: 'Family' },
  { label: 'Status' },
  { label: 'Complete', sort: 'completeness', descendingFirst: true },
  { label: 'All channels' },
  { label: 'Updated', sort: 'updated', descendingFirst: true },
];

/** One Tab stop; arrow keys move through the rows, Enter opens. */
export function ProductTable({
  ref,
  rows,
  total,
  families,
  scope,
  sort,
  onSort,
  onNearEnd,
}: ProductTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const [active, setActive] = useState(0);
  const [focused, setFocused] = useState(false);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;

  useEffect(() => {
    if (last > rows.length - 30) {
      onNearEnd();
    }
  });

  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus() }));

  function go(to: number) {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setActive(next);
    virtual.scrollToIndex(next);
  }

  function onKey(event: KeyboardEvent) {
    const page = Math.floor((scroller.current?.clientHeight ?? 400) / ROW_HEIGHT) - 2;
    const moves: Record<string, number> = {
      ArrowDown: active + 1,
      j: active + 1,
      ArrowUp: active - 1,
      k: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = moves[event.key];
    const row = rows[active];
    if (event.target === scroller.current && to !== undefined && !event.ctrlKey) {
      event.preventDefault();
      go(to);
    } else if (event.target === scroller.current && event.key === 'Enter' && row) {
      void navigate(pathTo(row.kind, row.identifier));
    }
  }

  const current = Math.min(active, rows.length - 1);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label="Products"
      aria-rowcount={total + 1}
      aria-activedescendant={`row-${current}`}
      tabIndex={0}
      onKeyDown={onKey}
      onFocus={(event) => {
        setFocused(event.target === scroller.current);
      }}
      onBlur={() => {
        setFocused(false);
      }}
    >
      <div className={cx(styles.row, styles.head)} role="row" aria-rowindex={1}>
        {COLUMNS.map((column, at) => (
          <Header key={at} {...column} current={sort || 'identifier'} onSort={onSort} />
        ))}
      </div>
      <div className={styles.rows} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {shown.map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <Row
                key={`${row.kind} ${row.identifier}`}
                id={`row-${item.index}`}
                row={row}
                index={item.index}
                top={item.start}
                active={focused && item.index === current}
                families={families}
                scope={scope}
                onPick={() => {
                  setActive(item.index);
                }}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

interface HeaderProps {
  label: string;
  /** Only for the ear. */
  hidden?: boolean;
  sort?: string;
  descendingFirst?: boolean;
  current: string;
  onSort: (sort: string) => void;
}

function Header({
  label,
  hidden = false,
  sort,
  descendingFirst = false,
  current,
  onSort,
}: HeaderProps) {
  if (sort === undefined) {
    return (
      <span role="columnheader" className={styles.header}>
        <span className={hidden ? 'visually-hidden' : undefined}>{label}</span>
      </span>
    );
  }
  const ascending = current === sort;
  const descending = current === `-${sort}`;
  const first = descendingFirst ? `-${sort}` : sort;
  const second = descendingFirst ? sort : `-${sort}`;
  return (
    <span
      role="columnheader"
      className={styles.header}
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
