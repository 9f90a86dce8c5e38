import { expect, test } from 'vitest';
import { filterBut, filterOf } from './filterOf';

const NOTHING = {
  q: '',
  family: '',
  category: '',
  enabled: '',
  kind: '',
  min: '',
  max: '',
  values: '',
  sort: '',
};
const SCOPE = { channel: 'web', locale: 'en_US' };

test('has no filter where the list shows everything', () => {
  expect(filterOf({ ...NOTHING, sort: '-updated' }, SCOPE)).toBeNull();
});

test('joins what the list is narrowed to', () => {
  const params = { ...NOTHING, q: 'shirt', enabled: 'false', max: '99' };
  expect(filterOf(params, SCOPE)).toEqual({
    is: 'and',
    filters: [
      { is: 'text', words: 'shirt' },
      { is: 'enabled', enabled: false },
      {
        is: 'completeness',
        channel: 'web',
        locale: 'en_US',
        comparison: 'LESS_OR_EQUAL',
        percent: 99,
      },
    ],
  });
});

test('narrows to options, and leaves out what is asked about', () => {
  const params = { ...NOTHING, family: 'shirts', values: 'colour%7Cen_US=red,size=' };
  const colour = {
    is: 'value',
    key: { attribute: 'colour', locale: 'en_US', channel: null },
    operator: 'EQUALS',
    operands: ['red'],
  };
  expect(filterBut(params, SCOPE, 'family')).toEqual({ is: 'and', filters: [colour] });
  expect(filterBut(params, SCOPE, 'colour|en_US')).toEqual({
    is: 'and',
    filters: [{ is: 'family', families: ['shirts'] }],
  });
  expect(filterBut(params, SCOPE, 'family', 'colour|en_US')).toBeNull();
});

test('has no kind, since exports are of one kind', () => {
  expect(filterOf({ ...NOTHING, kind: 'PRODUCT' }, SCOPE)).toBeNull();
  expect(filterBut({ ...NOTHING, kind: 'PRODUCT' }, SCOPE)).toEqual({
    is: 'and',
    filters: [{ is: 'kind', kind: 'PRODUCT' }],
  });
});
