import type { Ref } from 'react';
import type { MappedCategory } from '@/api/mappingTypes';
import { cx } from '@/design/cx';
import { count } from '@/lib/format';
import styles from './CategoryMapping.module.css';

interface CategoryListProps {
  ref: Ref<HTMLDivElement>;
  rows: MappedCategory[];
  selected: string;
  onSelect: (code: string) => void;
  onEnter: () => void;
  onNextOpen: () => void;
  onRemove: () => void;
}

/** Our categories as a tree drawn in lines. Up and Down move, Enter searches, N goes on. */
export function CategoryList(props: CategoryListProps) {
  const { ref, rows, selected, onSelect, onEnter, onNextOpen, onRemove } = props;

  function onKey(event: React.KeyboardEvent<HTMLDivElement>) {
    const at = rows.findIndex((r) => r.code === selected);
    const actions: Partial<Record<string, () => void>> = {
      ArrowDown: () => {
        move(event.currentTarget, rows[at + 1]);
      },
      ArrowUp: () => {
        move(event.currentTarget, rows[at - 1]);
      },
      Enter: onEnter,
      ArrowRight: onEnter,
      n: onNextOpen,
      Delete: onRemove,
    };
    const action = event.ctrlKey || event.metaKey ? undefined : actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  }

  function move(list: HTMLElement, row: MappedCategory | undefined) {
    if (row) {
      onSelect(row.code);
      requestAnimationFrame(() => {
        list.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
      });
    }
  }

  return (
    // The keys move among the buttons inside.
    <div ref={ref} className={styles.list} role="presentation" onKeyDown={onKey}>
      <p className={styles.keys}>
        <kbd>↑</kbd> <kbd>↓</kbd> move, <kbd>Enter</kbd> search, <kbd>N</kbd> next unmapped,{' '}
        <kbd>Del</kbd> take away
      </p>
      <ul aria-label="Our categories">
        {rows.map((row) => (
          <li key={row.code}>
            <button
              type="button"
              className={cx(styles.row, row.code === selected && styles.selected)}
              style={{ paddingLeft: 10 + (row.level - 1) * 16 }}
              aria-current={row.code === selected}
              tabIndex={row.code === selected ? 0 : -1}
              title={row.code}
              onClick={() => {
                onSelect(row.code);
              }}
            >
              <span className={cx(styles.dot, styles[stateOf(row)])} aria-hidden="true" />
              <span className={styles.label}>
                {row.label}
                {row.path !== null && (
                  <small>
                    {row.target === null ? 'as above: ' : ''}
                    {row.path}
                  </small>
                )}
              </span>
              <span className="visually-hidden">, {stateOf(row)}</span>
              {row.products !== null && <small className="num">{count(row.products)}</small>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function stateOf(row: MappedCategory): 'mapped' | 'inherited' | 'open' | 'empty' {
  if (row.target !== null) {
    return 'mapped';
  }
  if (row.path !== null) {
    return 'inherited';
  }
  return row.products === 0 ? 'empty' : 'open';
}
