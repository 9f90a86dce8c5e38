import type { KeyboardEvent, Ref } from 'react';
import { useImperativeHandle, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Coded, ProductRow } from '@/api/types';
import { cx } from '@/design/cx';
import { SortHeader } from '@/design/SortHeader';
import { useLongList } from '@/lib/useLongList';
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
  const navigate = useNavigate();
  const [active, setActive] = useState(0);
  const [focused, setFocused] = useState(false);
  const { scroller, shown, height, scrollTo } = useLongList(rows.length, ROW_HEIGHT, onNearEnd);

  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus() }));

  function go(to: number) {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setActive(next);
    scrollTo(next);
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
      <div className={styles.rows} role="rowgroup" style={{ height }}>
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

function Header({ label, hidden = false, sort, ...sorting }: HeaderProps) {
  return sort === undefined ? (
    <span role="columnheader">
      <span className={hidden ? 'visually-hidden' : undefined}>{label}</span>
    </span>
  ) : (
    <SortHeader label={label} name={sort} {...sorting} />
  );
}
