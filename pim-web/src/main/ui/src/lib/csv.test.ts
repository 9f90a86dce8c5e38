import { expect, test } from 'vitest';
import { parseCsv } from './csv';

test('reads quotes, doubled quotes and line breaks inside cells', () => {
  expect(parseCsv('sku,message\r\na1,"says ""no"", twice\nor more"\r\n')).toEqual([
    ['sku', 'message'],
    ['a1', 'says "no", twice\nor more'],
  ]);
});

test('takes the semicolon when the first row has more of them, and drops a byte order mark', () => {
  expect(parseCsv('\uFEFFsku;field;message\na1;price;"1,5; or so"')).toEqual([
    ['sku', 'field', 'message'],
    ['a1', 'price', '1,5; or so'],
  ]);
});

test('has no rows for an empty text', () => {
  expect(parseCsv('')).toEqual([]);
});
