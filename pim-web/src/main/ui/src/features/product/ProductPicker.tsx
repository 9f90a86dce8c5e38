import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { products } from '@/api/resources';
import type { ProductRow } from '@/api/types';
import list from '@/design/PickList.module.css';
import { cx } from '@/design/cx';
import { Thumb } from '@/design/Thumb';

interface ProductPickerProps {
  locale: string;
  chosen: string[];
  onPick: (row: ProductRow) => void;
}

const SHOWN = 12;

/** Finds one product by typing. */
export function ProductPicker({ locale, chosen, onPick }: ProductPickerProps) {
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const asked = useDeferredValue(words);
  const { data } = useQuery({
    queryKey: ['products', 'picker', asked, locale],
    queryFn: ({ signal }) => products.list({ q: asked, locale }, null, SHOWN, signal),
    placeholderData: keepPreviousData,
  });
  const rows = data?.items.filter((row) => !chosen.includes(row.identifier)) ?? [];
  const at = Math.min(active, rows.length - 1);
  return (
    <div
      className={list.list}
      style={{ width: 380 }}
      role="presentation"
      onKeyDown={(event) => {
        const row = rows[at];
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          setActive(Math.min(at + 1, rows.length - 1));
        } else if (event.key === 'ArrowUp') {
          event.preventDefault();
          setActive(Math.max(at - 1, 0));
        } else if (event.key === 'Enter' && row) {
          event.preventDefault();
          onPick(row);
        }
      }}
    >
      <input
        className={list.search}
        aria-label="Search products"
        placeholder="Search products"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setActive(0);
        }}
      />
      <ul role="listbox" aria-label="Products">
        {rows.map((row, index) => (
          <li
            key={`${row.kind} ${row.identifier}`}
            role="option"
            aria-selected={index === at}
            className={cx(list.option, index === at && list.active)}
            onPointerDown={(event) => {
              event.preventDefault();
              onPick(row);
            }}
          >
            <Thumb media={row.image} size={24} />
            <span style={{ flex: 1 }}>{row.label ?? `[${row.identifier}]`}</span>
            <code>{row.identifier}</code>
          </li>
        ))}
        {rows.length === 0 && <li className={list.none}>Nothing fits</li>}
      </ul>
    </div>
  );
}
