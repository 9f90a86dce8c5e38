import type { OfferItem, OfferPrice, OfferRow, OfferStock } from '@/api/types';

/** What the page looks at; empty for all. */
export interface OfferView {
  channel: string;
  location: string;
  currency: string;
}

export type Column =
  { kind: 'price' | 'sale' | 'from' | 'until' } | { kind: 'stock'; location: string };

const NEVER = '1970-01-01T00:00:00Z';

function same(own: string | null, wanted: string): boolean {
  return (own ?? '').toLowerCase() === wanted.toLowerCase();
}

/** The price that counts in the view: one of the location before one of the channel. */
export function priceIn(item: OfferItem, view: OfferView): OfferPrice | undefined {
  const closeness = (price: OfferPrice) =>
    (price.location === null ? 0 : 2) + (price.channel === null ? 0 : 1);
  return item.prices
    .filter(
      (p) =>
        same(p.currency, view.currency) &&
        (p.channel === null || same(p.channel, view.channel)) &&
        (p.location === null || same(p.location, view.location)),
    )
    .sort((a, b) => closeness(b) - closeness(a))[0];
}

/** Whether it stands in the view's own place, not in a wider one. */
export function isOwnPrice(price: OfferPrice, view: OfferView): boolean {
  return same(price.channel, view.channel) && same(price.location, view.location);
}

export function stockIn(
  item: OfferItem,
  view: OfferView,
  location: string,
): OfferStock | undefined {
  const there = item.stock.filter((s) => same(s.location, location));
  return (
    there.find((s) => s.channel !== null && same(s.channel, view.channel)) ??
    there.find((s) => s.channel === null)
  );
}

export function isOwnStock(stock: OfferStock, view: OfferView): boolean {
  return same(stock.channel, view.channel);
}

/** `2026-12-24T18:00` on the clocks of this browser, as its date inputs take it. */
export function localMoment(instant: string): string {
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What is in the cell when somebody begins to edit it. */
export function editText(item: OfferItem, view: OfferView, column: Column): string {
  if (column.kind === 'stock') {
    const stock = stockIn(item, view, column.location);
    return stock === undefined ? '' : String(stock.quantity);
  }
  const price = priceIn(item, view);
  if (price === undefined) {
    return '';
  }
  switch (column.kind) {
    case 'price':
      return String(price.list);
    case 'sale':
      return price.sale === null ? '' : String(price.sale);
    case 'from':
      return price.saleFrom === null ? '' : localMoment(price.saleFrom);
    case 'until':
      return price.saleUntil === null ? '' : localMoment(price.saleUntil);
  }
}

/** The change that makes the cell say the text, or why there is none. */
export function changeOf(
  item: OfferItem,
  view: OfferView,
  column: Column,
  typed: string,
): OfferRow | { problem: string } {
  const text = typed.trim();
  return column.kind === 'stock'
    ? stockChange(item, view, column.location, text)
    : priceChange(item, view, column.kind, text);
}

function stockChange(
  item: OfferItem,
  view: OfferView,
  location: string,
  text: string,
): OfferRow | { problem: string } {
  const stock = stockIn(item, view, location);
  const own = stock !== undefined && isOwnStock(stock, view) ? stock : undefined;
  const place = {
    sku: item.sku,
    channel: view.channel === '' ? null : view.channel,
    location,
    basis: own?.changed?.at ?? NEVER,
  };
  if (text === '') {
    return own ? { ...place, remove: true } : { problem: 'There is nothing to take away here.' };
  }
  return /^\d{1,9}$/.test(text)
    ? { ...place, quantity: Number(text) }
    : { problem: 'A quantity is a whole number of pieces.' };
}

function priceChange(
  item: OfferItem,
  view: OfferView,
  kind: 'price' | 'sale' | 'from' | 'until',
  text: string,
): OfferRow | { problem: string } {
  const price = priceIn(item, view);
  const own = price !== undefined && isOwnPrice(price, view) ? price : undefined;
  const place = {
    sku: item.sku,
    channel: view.channel === '' ? null : view.channel,
    location: view.location === '' ? null : view.location,
    currency: view.currency,
    basis: own?.changed?.at ?? NEVER,
  };
  if (kind === 'price' && text === '') {
    return own ? { ...place, remove: true } : { problem: 'There is nothing to take away here.' };
  }
  if ((kind === 'price' || kind === 'sale') && text !== '' && !/^\d+([.,]\d+)?$/.test(text)) {
    return { problem: 'An amount is a number such as 19.90.' };
  }
  if (kind !== 'price' && price === undefined) {
    return { problem: 'A sale needs the price that it reduces.' };
  }
  if ((kind === 'from' || kind === 'until') && price?.sale === null) {
    return { problem: 'These are the dates of a sale price; enter that first.' };
  }
  const amount = text.replace(',', '.');
  const sale = kind === 'sale' ? amount : price?.sale === null ? '' : String(price?.sale ?? '');
  const moment = (mine: boolean, old: string | null | undefined) =>
    mine ? (text === '' ? null : new Date(text).toISOString()) : (old ?? null);
  return {
    ...place,
    price: kind === 'price' ? amount : String(price?.list ?? ''),
    salePrice: sale === '' ? null : sale,
    saleFrom: sale === '' ? null : moment(kind === 'from', price?.saleFrom),
    saleUntil: sale === '' ? null : moment(kind === 'until', price?.saleUntil),
  };
}
