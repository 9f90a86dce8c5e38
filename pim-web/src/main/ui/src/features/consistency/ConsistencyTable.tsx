import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ChannelListing, ComparedFeed, ConsistencyRow } from '@/api/types';
import { Badge, type Tone } from '@/design/Badge';
import { cx } from '@/design/cx';
import { SortHeader } from '@/design/SortHeader';
import { ago, moment } from '@/lib/format';
import { useLongList } from '@/lib/useLongList';
import styles from './ConsistencyTable.module.css';

const ROW_HEIGHT = 56;

interface ConsistencyTableProps {
  feeds: ComparedFeed[];
  rows: ConsistencyRow[];
  /** Percent by which prices may differ. */
  tolerance: number;
  /** As the API names it, `-` before the descending ones. */
  sort: string;
  onSort: (sort: string) => void;
  onNearEnd: () => void;
}

/** A column for each feed. One Tab stop; arrow keys move through the rows, Enter opens. */
export function ConsistencyTable({
  feeds,
  rows,
  tolerance,
  sort,
  onSort,
  onNearEnd,
}: ConsistencyTableProps) {
  const navigate = useNavigate();
  const [active, setActive] = useState(0);
  const { scroller, shown, height, scrollTo } = useLongList(rows.length, ROW_HEIGHT, onNearEnd);

  function onKey(event: KeyboardEvent) {
    const moves: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + 10,
      PageUp: active - 10,
      Home: 0,
      End: rows.length - 1,
    };
    const to = moves[event.key];
    const row = rows[active];
    if (event.target === scroller.current && to !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(rows.length - 1, to));
      setActive(next);
      scrollTo(next);
    } else if (event.target === scroller.current && event.key === 'Enter' && row) {
      void navigate(`/products/${encodeURIComponent(row.sku)}`);
    }
  }

  const current = Math.min(active, rows.length - 1);
  const sorting = { current: sort, onSort };
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label="Consistency"
      aria-activedescendant={`consistency-${current}`}
      tabIndex={0}
      onKeyDown={onKey}
    >
      <div className={cx(styles.row, styles.head)} role="row">
        <SortHeader {...sorting} label="SKU" name="sku" className={styles.sku} />
        <SortHeader
          {...sorting}
          label="Apart"
          name="spread"
          descendingFirst
          className={styles.apart}
        />
        <SortHeader {...sorting} label="Oldest" name="sent" className={styles.apart} />
        {feeds.map((feed) => (
          <span key={feed.code} role="columnheader" className={styles.feed} title={feed.code}>
            {feed.label}
          </span>
        ))}
      </div>
      <div role="rowgroup" className={styles.rows} style={{ height }}>
        {shown.map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <div
                key={row.sku}
                id={`consistency-${item.index}`}
                role="row"
                aria-selected={item.index === current}
                className={cx(styles.row, styles.item, item.index === current && styles.active)}
                style={{ top: item.start }}
              >
                <span role="rowheader" className={cx(styles.sku, 'mono')}>
                  <Link to={`/products/${encodeURIComponent(row.sku)}`} tabIndex={-1}>
                    {row.sku}
                  </Link>
                </span>
                <span role="gridcell" className={styles.apart}>
                  <Apart row={row} tolerance={tolerance} />
                </span>
                <span role="gridcell" className={cx(styles.apart, styles.quiet)}>
                  {oldest(row)}
                </span>
                {feeds.map((feed) => (
                  <span key={feed.code} role="gridcell" className={styles.feed}>
                    <Told
                      listing={row.listings.find((l) => l.feed === feed.code)}
                      row={row}
                      tolerance={tolerance}
                    />
                  </span>
                ))}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

function Apart({ row, tolerance }: { row: ConsistencyRow; tolerance: number }) {
  const wide = row.spreads.filter((spread) => spread.percent > tolerance);
  return (
    <span className={styles.two}>
      {wide.map((spread) => (
        <Badge key={spread.currency} tone="bad">
          {spread.currency} {spread.percent} %
        </Badge>
      ))}
      {row.availabilityDiffers && <Badge tone="warn">availability</Badge>}
    </span>
  );
}

const TONES: Record<ChannelListing['availability'], Tone> = {
  AVAILABLE: 'good',
  UNAVAILABLE: 'bad',
  LATER: 'info',
  UNKNOWN: 'neutral',
};

interface ToldProps {
  listing: ChannelListing | undefined;
  row: ConsistencyRow;
  tolerance: number;
}

function Told({ listing, row, tolerance }: ToldProps) {
  if (listing === undefined) {
    return null;
  }
  const sent =
    listing.sent === null ? '' : `${moment(listing.sent)}, ${listing.state.toLowerCase()}`;
  if (!listing.listed) {
    return (
      <span className={styles.quiet} title={sent}>
        {listing.state.toLowerCase()}
      </span>
    );
  }
  const spread = row.spreads.find((s) => s.currency === listing.currency);
  const apart = spread !== undefined && spread.percent > tolerance && listing.pays === spread.most;
  return (
    <span className={styles.told} title={sent}>
      <span className={cx('num', apart && styles.most)}>{amount(listing)}</span>
      {listing.availability !== 'UNKNOWN' && (
        <Badge tone={TONES[listing.availability]}>{listing.words ?? pieces(listing)}</Badge>
      )}
      <small className={styles.quiet}>{listing.sent === null ? '' : ago(listing.sent)}</small>
    </span>
  );
}

function pieces(listing: ChannelListing): string {
  return listing.quantity === null ? '' : `${listing.quantity} pieces`;
}

function amount({ pays, currency }: ChannelListing): string {
  return pays === null || currency === null
    ? 'no price'
    : new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(pays);
}

function oldest(row: ConsistencyRow): string {
  const sent = row.listings.flatMap((listing) => listing.sent ?? []).sort()[0];
  return sent === undefined ? '' : ago(sent);
}
