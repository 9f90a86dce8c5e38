import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import type { CustomColumn } from '@/api/types';
import { Button, IconButton } from '@/design/Button';
import { cx } from '@/design/cx';
import list from '../mapping/FieldList.module.css';
import styles from './FormatTab.module.css';
import { moved, nameProblem } from './ownFormat';

interface ColumnListProps {
  columns: CustomColumn[];
  /** Names of columns whose expression has errors. */
  wrong: string[];
  selected: number;
  readOnly: boolean;
  onSelect: (at: number) => void;
  /** Other columns, and which is selected then. */
  onColumns: (columns: CustomColumn[], selected: number) => void;
  onAdd: () => void;
}

/** The columns in the order of the file. Arrow keys go through them, with Alt they move one. */
export function ColumnList(props: ColumnListProps) {
  const { columns, wrong, selected, readOnly, onSelect, onColumns, onAdd } = props;
  const element = useRef<HTMLUListElement>(null);

  function focusSelected() {
    requestAnimationFrame(() => {
      element.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
    });
  }
  function move(by: number) {
    const to = Math.max(0, Math.min(columns.length - 1, selected + by));
    onColumns(moved(columns, selected, by), to);
    focusSelected();
  }

  return (
    <div className={list.list}>
      <div className={styles.tools}>
        <Button size="small" icon={<Plus size={13} />} disabled={readOnly} onClick={onAdd}>
          Add a column
        </Button>
        <IconButton
          label="Move up"
          disabled={readOnly || selected === 0}
          onClick={() => {
            move(-1);
          }}
        >
          <ArrowUp size={14} />
        </IconButton>
        <IconButton
          label="Move down"
          disabled={readOnly || selected >= columns.length - 1}
          onClick={() => {
            move(1);
          }}
        >
          <ArrowDown size={14} />
        </IconButton>
        <IconButton
          label="Remove the column"
          disabled={readOnly || columns.length === 0}
          onClick={() => {
            onColumns(
              columns.filter((_, at) => at !== selected),
              Math.max(0, Math.min(selected, columns.length - 2)),
            );
          }}
        >
          <Trash2 size={14} />
        </IconButton>
      </div>
      {columns.length === 0 && (
        <p className={list.none}>No column yet. Add the first: what the file says of each item.</p>
      )}
      <ul ref={element} aria-label="Columns" className={list.scroll}>
        {columns.map((column, at) => {
          const bad = wrong.includes(column.name) || nameProblem(columns, at) !== undefined;
          return (
            // A column has no identity but its place.
            <li key={at}>
              <button
                type="button"
                className={cx(list.field, at === selected && list.selected)}
                aria-current={at === selected}
                tabIndex={at === selected ? 0 : -1}
                onClick={() => {
                  onSelect(at);
                }}
                onKeyDown={(event) => {
                  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
                  if (by === 0) {
                    return;
                  }
                  event.preventDefault();
                  if (event.altKey && !readOnly) {
                    move(by);
                  } else if (columns[at + by] !== undefined) {
                    onSelect(at + by);
                    focusSelected();
                  }
                }}
              >
                <span className={list.name}>{column.name === '' ? '(no name)' : column.name}</span>
                {bad && <small className={list.wrong}>error</small>}
                {column.required && <small>required</small>}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
