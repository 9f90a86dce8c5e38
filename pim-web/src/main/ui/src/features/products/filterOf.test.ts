import { expect, test } from 'vitest';
import { filterOf } from './filterOf';

const NOTHING = {
  q: '',
  family: '',
  category: '',
  enabled: '',
  kind: '',
  min: '',
  max: '',
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
