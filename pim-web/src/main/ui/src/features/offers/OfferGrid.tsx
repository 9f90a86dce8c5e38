import type { KeyboardEvent, Ref } from 'react';
import { useImperativeHandle, useState } from 'react';
import type { OfferItem } from '@/api/types';
import { cx } from '@/design/cx';
import { Thumb } from '@/design/Thumb';
import { useLongList } from '@/lib/useLongList';
import { Link } from 'react-router';
import { changeOf, editText, type Column, type OfferView } from './cells';
import { OfferCell } from './OfferCell';
import styles from './OfferGrid.module.css';
import { useChangeOffer } from './useOffers';

const ROW_HEIGHT = 44;

const NAMES = { price: 'Price', sale: 'Sale price', from: 'Sale from', until: 'Sale until' };

export const nameOf = (column: Column) =>
  column.kind === 'stock' ? column.location : NAMES[column.kind];

export interface OfferGridHandle {
  focus: () => void;
}

interface OfferGridProps {
  ref?: Ref<OfferGridHandle>;
  items: OfferItem[];
  total: number;
  view: OfferView;
  locations: string[];
  locale: string;
  readOnly: boolean;
  onNearEnd: () => void;
}

/**
 * One Tab stop, as in a spreadsheet: arrows move, Enter or typing edits, Enter again or Tab saves,
 * Escape leaves it as it was, Delete empties.
 */
export function OfferGrid({
  ref,
  items,
  total,
  view,
  locations,
  locale,
  readOnly,
  onNearEnd,
}: OfferGridProps) {
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [focused, setFocused] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [problems, setProblems] = useState<Partial<Record<string, string>>>({});
  const change = useChangeOffer(locale);
  const columns: Column[] = [
    { kind: 'price' },
    { kind: 'sale' },
    { kind: 'from' },
    { kind: 'until' },
    ...locations.map((location): Column => ({ kind: 'stock', location })),
  ];
  const { scroller, shown, height, scrollTo } = useLongList(items.length, ROW_HEIGHT, onNearEnd);

  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus() }));

  const cellName = (row: number, column: number) =>
    `${items[row]?.sku ?? ''} ${view.channel} ${view.location} ${view.currency} ${JSON.stringify(columns[column])}`;

  function go(row: number, column: number) {
    const next = {
      row: Math.max(0, Math.min(items.length - 1, row)),
      column: Math.max(0, Math.min(columns.length - 1, column)),
    };
    setAt(next);
    scrollTo(next.row);
  }

  function save(text: string, then?: { row: number; column: number }) {
    const item = items[at.row];
    const column = columns[at.column];
    setTyped(null);
    scroller.current?.focus();
    if (then) {
      go(then.row, then.column);
    }
    if (!item || !column || text === editText(item, view, column)) {
      return;
    }
    const name = cellName(at.row, at.column);
    const say = (problem: string | undefined) => {
      setProblems((old) => ({ ...old, [name]: problem }));
    };
    const row = changeOf(item, view, column, text);
    if ('problem' in row) {
      say(row.problem);
      return;
    }
    say(undefined);
    change.mutate(row, {
      onError: (error) => {
        say(error.message);
      },
    });
  }

  function edit(text: string | null) {
    const item = items[at.row];
    const column = columns[at.column];
    if (!readOnly && item && column) {
      setTyped(text ?? editText(item, view, column));
    }
  }

  function onKey(event: KeyboardEvent) {
    if (event.target !== scroller.current) {
      return;
    }
    const page = Math.floor((scroller.current.clientHeight || 400) / ROW_HEIGHT) - 2;
    const moves: Record<string, [number, number]> = {
      ArrowDown: [at.row + 1, at.column],
      ArrowUp: [at.row - 1, at.column],
      ArrowRight: [at.row, at.column + 1],
      ArrowLeft: [at.row, at.column - 1],
      PageDown: [at.row + page, at.column],
      PageUp: [at.row - page, at.column],
      Home: [at.row, 0],
      End: [at.row, columns.length - 1],
    };
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      go(...move);
    } else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      edit(null);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      if (!readOnly) {
        save('');
      }
    } else if (/^\d$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      const kind = columns[at.column]?.kind;
      edit(kind === 'from' || kind === 'until' ? null : event.key);
    }
  }

  const row = Math.min(at.row, items.length - 1);
  const problem = problems[cellName(row, at.column)];
  return (
    <>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label="Offers"
        aria-rowcount={total + 1}
        aria-colcount={columns.length + 2}
        aria-activedescendant={`offer-${row}-${at.column}`}
        aria-readonly={readOnly}
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
          <span role="columnheader" className={styles.product}>
            Product
          </span>
          {columns.map((column) => (
            <span
              role="columnheader"
              key={JSON.stringify(column)}
              className={cx(styles.cell, column.kind === 'stock' && styles.narrow)}
              title={column.kind === 'stock' ? `Stock in ${column.location}` : undefined}
            >
              {nameOf(column)}
            </span>
          ))}
          <span role="columnheader" className={cx(styles.cell, styles.narrow)}>
            {view.channel === '' ? 'Shown' : `Shown on ${view.channel}`}
          </span>
        </div>
        <div role="rowgroup" className={styles.rows} style={{ height }}>
          {shown.map((found) => {
            const item = items[found.index];
            return (
              item && (
                <div
                  key={item.sku}
                  role="row"
                  aria-rowindex={found.index + 2}
                  className={cx(styles.row, styles.item)}
                  style={{ top: found.start }}
                >
                  <span role="rowheader" className={styles.product}>
                    <Thumb media={item.image} />
                    <span className={styles.two}>
                      <Link to={`/products/${encodeURIComponent(item.sku)}`} tabIndex={-1}>
                        {item.label ?? `[${item.sku}]`}
                      </Link>
                      <small className="mono">{item.sku}</small>
                    </span>
                  </span>
                  {columns.map((column, index) => (
                    <OfferCell
                      key={JSON.stringify(column)}
                      id={`offer-${found.index}-${index}`}
                      item={item}
                      view={view}
                      column={column}
                      active={
                        found.index === row && index === at.column && (focused || typed !== null)
                      }
                      problem={problems[cellName(found.index, index)]}
                      typed={found.index === row && index === at.column ? typed : null}
                      onType={setTyped}
                      onPick={() => {
                        setAt({ row: found.index, column: index });
                      }}
                      onEdit={() => {
                        edit(null);
                      }}
                      onSave={(text, way) => {
                        save(text, {
                          row: at.row + (way === 'down' ? 1 : 0),
                          column: at.column + (way === 'right' ? 1 : way === 'left' ? -1 : 0),
                        });
                      }}
                      onCancel={() => {
                        setTyped(null);
                        scroller.current?.focus();
                      }}
                    />
                  ))}
                  <span role="gridcell" className={cx(styles.cell, styles.narrow, 'num')}>
                    <Shown item={item} channel={view.channel} />
                  </span>
                </div>
              )
            );
          })}
        </div>
      </div>
      <p className={styles.foot} role="status">
        {problem === undefined ? (
          <span>
            {readOnly
              ? 'You may look at offers; an editor can change them.'
              : 'Arrows move, Enter edits and saves, Escape leaves, Delete empties.'}
          </span>
        ) : (
          <span className={styles.problem}>{problem}</span>
        )}
      </p>
    </>
  );
}

function Shown({ item, channel }: { item: OfferItem; channel: string }) {
  if (channel !== '') {
    return <>{item.shown[channel] ?? ''}</>;
  }
  const counts = Object.entries(item.shown).map(([code, pieces = 0]) => ({ code, pieces }));
  const least = Math.min(...counts.map((c) => c.pieces));
  const most = Math.max(...counts.map((c) => c.pieces));
  return (
    <span title={counts.map(({ code, pieces }) => `${code}: ${pieces}`).join('\n')}>
      {counts.length > 0 && (least === most ? most : `${least}–${most}`)}
    </span>
  );
}
