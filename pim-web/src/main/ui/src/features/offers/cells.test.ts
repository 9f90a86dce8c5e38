import { describe, expect, it } from 'vitest';
import type { OfferItem, OfferPrice } from '@/api/types';
import { changeOf, editText, isOwnPrice, localMoment, priceIn, stockIn } from './cells';

const WEB = { channel: 'web', location: '', currency: 'EUR' };
const ALL = { channel: '', location: '', currency: 'EUR' };

function price(part: Partial<OfferPrice>): OfferPrice {
  return {
    channel: null,
    location: null,
    currency: 'EUR',
    list: 10,
    sale: null,
    saleFrom: null,
    saleUntil: null,
    onSale: false,
    changed: { at: '2026-11-01T00:00:00Z', by: 'erp', asOf: '2026-11-01T00:00:00Z' },
    ...part,
  };
}

const ITEM: OfferItem = {
  sku: 'S1',
  label: null,
  image: null,
  prices: [
    price({}),
    price({ channel: 'web', list: 12, changed: null }),
    price({ location: 'berlin', list: 9 }),
    price({ currency: 'USD', list: 11 }),
  ],
  stock: [
    { channel: null, location: 'berlin', quantity: 5, changed: null },
    { channel: 'web', location: 'berlin', quantity: 2, changed: null },
  ],
  shown: {},
};

describe('the cells of an offer', () => {
  it('show the nearest price and stock', () => {
    expect(priceIn(ITEM, ALL)?.list).toBe(10);
    expect(priceIn(ITEM, WEB)?.list).toBe(12);
    expect(priceIn(ITEM, { ...WEB, location: 'Berlin' })?.list).toBe(9);
    expect(priceIn(ITEM, { ...WEB, currency: 'JPY' })).toBeUndefined();
    expect(stockIn(ITEM, WEB, 'berlin')?.quantity).toBe(2);
    expect(stockIn(ITEM, ALL, 'berlin')?.quantity).toBe(5);
  });

  it('tell a price of their own from a wider one', () => {
    const wider = priceIn({ ...ITEM, prices: [price({})] }, WEB);
    expect(wider && isOwnPrice(wider, WEB)).toBe(false);
  });

  it('become changes of their own place, with the state that was seen', () => {
    expect(changeOf(ITEM, ALL, { kind: 'price' }, ' 19,90 ')).toEqual({
      sku: 'S1',
      channel: null,
      location: null,
      currency: 'EUR',
      basis: '2026-11-01T00:00:00Z',
      price: '19.90',
      salePrice: null,
      saleFrom: null,
      saleUntil: null,
    });
    expect(changeOf(ITEM, ALL, { kind: 'stock', location: 'berlin' }, '7')).toMatchObject({
      location: 'berlin',
      quantity: 7,
      basis: '1970-01-01T00:00:00Z',
    });
    expect(changeOf(ITEM, ALL, { kind: 'price' }, '')).toMatchObject({ remove: true });
  });

  it('refuse what is no amount and dates without a sale', () => {
    expect(changeOf(ITEM, ALL, { kind: 'price' }, 'ten')).toHaveProperty('problem');
    expect(changeOf(ITEM, ALL, { kind: 'stock', location: 'berlin' }, '1.5')).toHaveProperty(
      'problem',
    );
    expect(changeOf(ITEM, ALL, { kind: 'from' }, '2026-12-01T10:00')).toHaveProperty('problem');
    expect(changeOf(ITEM, { ...ALL, currency: 'JPY' }, { kind: 'sale' }, '5')).toHaveProperty(
      'problem',
    );
  });

  it('keep the dates of a sale whose price is changed, and drop them with it', () => {
    const sale = price({ sale: 8, saleFrom: '2026-12-01T00:00:00Z', saleUntil: null });
    const item = { ...ITEM, prices: [sale] };
    expect(changeOf(item, ALL, { kind: 'sale' }, '7')).toMatchObject({
      salePrice: '7',
      saleFrom: '2026-12-01T00:00:00Z',
    });
    expect(changeOf(item, ALL, { kind: 'sale' }, '')).toMatchObject({
      salePrice: null,
      saleFrom: null,
    });
    const text = editText(item, ALL, { kind: 'from' });
    expect(changeOf(item, ALL, { kind: 'from' }, text)).toMatchObject({
      saleFrom: '2026-12-01T00:00:00.000Z',
    });
    expect(localMoment('2026-12-01T00:00:00Z')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:00$/);
  });
});
