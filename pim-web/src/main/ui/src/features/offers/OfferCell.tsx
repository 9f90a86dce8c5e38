import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import type { OfferItem } from '@/api/types';
import { cx } from '@/design/cx';
import { moment } from '@/lib/format';
import { isOwnPrice, isOwnStock, priceIn, stockIn, type Column, type OfferView } from './cells';
import { nameOf } from './OfferGrid';
import styles from './OfferGrid.module.css';

interface OfferCellProps {
  id: string;
  item: OfferItem;
  view: OfferView;
  column: Column;
  active: boolean;
  problem: string | undefined;
  /** What is being typed, null while nobody edits. */
  typed: string | null;
  onType: (text: string) => void;
  onPick: () => void;
  onEdit: () => void;
  onSave: (text: string, way: 'down' | 'right' | 'left' | 'stay') => void;
  onCancel: () => void;
}

interface Shown {
  text: string;
  own: boolean;
  on: boolean;
  title: string;
}

export function OfferCell(props: OfferCellProps) {
  const { id, item, view, column, active, problem, typed, onPick, onEdit } = props;
  const shown = shownIn(item, view, column);
  return (
    // The keyboard reaches the cells through the grid; the mouse may hit any of them.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <span
      id={id}
      role="gridcell"
      tabIndex={-1}
      aria-selected={active}
      aria-invalid={problem !== undefined}
      className={cx(
        styles.cell,
        styles.editable,
        'num',
        column.kind === 'stock' && styles.narrow,
        active && styles.active,
        problem !== undefined && styles.bad,
        !shown.own && styles.wider,
        shown.on && styles.on,
      )}
      title={problem ?? shown.title}
      onClick={onPick}
      onDoubleClick={onEdit}
    >
      {active && typed !== null ? <Editor {...props} typed={typed} /> : shown.text}
    </span>
  );
}

function Editor({
  item,
  column,
  typed,
  onType,
  onSave,
  onCancel,
}: OfferCellProps & { typed: string }) {
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  const dated = column.kind === 'from' || column.kind === 'until';

  useEffect(() => {
    input.current?.focus();
  }, []);

  function finish(way: 'down' | 'right' | 'left' | 'stay') {
    if (!done.current) {
      done.current = true;
      onSave(typed, way);
    }
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      event.preventDefault();
      finish('down');
    } else if (event.key === 'Tab') {
      event.preventDefault();
      finish(event.shiftKey ? 'left' : 'right');
    } else if (event.key === 'Escape') {
      event.preventDefault();
      done.current = true;
      onCancel();
    }
  }

  return (
    <input
      ref={input}
      className={styles.input}
      type={dated ? 'datetime-local' : 'text'}
      inputMode={dated ? undefined : 'decimal'}
      aria-label={`${nameOf(column)} of ${item.sku}`}
      value={typed}
      onChange={(event) => {
        onType(event.target.value);
      }}
      onKeyDown={onKey}
      onBlur={() => {
        finish('stay');
      }}
    />
  );
}

function shownIn(item: OfferItem, view: OfferView, column: Column): Shown {
  if (column.kind === 'stock') {
    const stock = stockIn(item, view, column.location);
    return {
      text: stock === undefined ? '' : String(stock.quantity),
      own: stock === undefined || isOwnStock(stock, view),
      on: false,
      title: written(stock?.changed),
    };
  }
  const price = priceIn(item, view);
  if (price === undefined) {
    return { text: '', own: true, on: false, title: '' };
  }
  const when = (instant: string | null) => (instant === null ? '' : moment(instant));
  const text = {
    price: amount(price.list, price.currency),
    sale: price.sale === null ? '' : amount(price.sale, price.currency),
    from: when(price.saleFrom),
    until: when(price.saleUntil),
  }[column.kind];
  return {
    text,
    own: isOwnPrice(price, view),
    on: column.kind === 'sale' && price.onSale,
    title: (isOwnPrice(price, view) ? '' : 'From all channels. ') + written(price.changed),
  };
}

function written(changed: { at: string; by: string; before?: string | null } | null | undefined) {
  return changed
    ? `${changed.by}, ${moment(changed.at)}${changed.before ? `; before: ${changed.before}` : ''}`
    : '';
}

function amount(value: number, currency: string): string {
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(value);
}
