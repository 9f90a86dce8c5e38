import { type Range, defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type ReactNode, useRef, useState } from 'react';
import { cx } from './cx';
import styles from './LongTable.module.css';

interface LongTableProps<Row> {
  label: string;
  className?: string | undefined;
  /** A share of the width for each column; with one, rows that come into sight move no column. */
  widths: readonly string[];
  head: ReactNode;
  rows: readonly Row[];
  keyOf: (row: Row, index: number) => string;
  /** What is guessed of a row's height, in pixels, before it is drawn. */
  rowHeight: number;
  /** The lines of one row; each carries the given number as its `aria-rowindex`. */
  children: (row: Row, rowIndex: number) => ReactNode;
  /** Under the last row. */
  foot?: ReactNode;
}

/**
 * A table that scrolls by itself, of which only the rows in sight are in the page. Rows may have any
 * height and several lines. The one that has the focus stays while it is out of sight.
 */
export function LongTable<Row>(props: LongTableProps<Row>) {
  const { label, className, widths, head, rows, keyOf, rowHeight, children, foot } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row, index);
    },
    overscan: 12,
    rangeExtractor: (range) => withFocused(range, focused),
  });
  const shown = virtual.getVirtualItems();
  return (
    // The keyboard has to get to the end of a long list, also where no row takes the focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} className={styles.scroller} tabIndex={0} role="region" aria-label={label}>
      <table
        className={cx(className, styles.table)}
        aria-label={label}
        aria-rowcount={rows.length + 1}
      >
        <colgroup>
          {widths.map((width, at) => (
            <col key={at} style={{ width }} />
          ))}
        </colgroup>
        <thead>{head}</thead>
        {shown.map((item, at) => {
          const row = rows[item.index];
          const end = shown[at - 1]?.end ?? 0;
          return (
            row !== undefined && (
              <Fragment key={item.key}>
                <Gap height={item.start - end} columns={widths.length} />
                <tbody
                  ref={virtual.measureElement}
                  data-index={item.index}
                  onFocus={() => {
                    setFocused(item.index);
                  }}
                  onBlur={() => {
                    setFocused(null);
                  }}
                >
                  {children(row, item.index + 2)}
                </tbody>
              </Fragment>
            )
          );
        })}
        <Gap height={virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)} columns={widths.length} />
      </table>
      {foot}
    </div>
  );
}

function withFocused(range: Range, focused: number | null): number[] {
  const inSight = defaultRangeExtractor(range);
  return focused === null || focused >= range.count || inSight.includes(focused)
    ? inSight
    : [...inSight, focused].sort((a, b) => a - b);
}

/** The room of rows that are not drawn. */
function Gap({ height, columns }: { height: number; columns: number }) {
  return height <= 0 ? null : (
    <tbody aria-hidden="true" className={styles.gap}>
      <tr>
        <td colSpan={columns} style={{ height }} />
      </tr>
    </tbody>
  );
}
