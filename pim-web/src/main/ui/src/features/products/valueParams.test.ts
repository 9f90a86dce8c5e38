import { expect, test } from 'vitest';
import { chosenValues, withoutValue, withValue } from './valueParams';

test('values are added, changed and taken away', () => {
  const added = withValue(withValue('', 'colour', ''), 'note|en_US', 'a=b, c');
  expect(chosenValues(added)).toEqual([
    { key: 'colour', option: '' },
    { key: 'note|en_US', option: 'a=b, c' },
  ]);
  expect(chosenValues(withValue(added, 'colour', 'red'))[0]).toEqual({
    key: 'colour',
    option: 'red',
  });
  expect(chosenValues(withoutValue(added, 'colour'))).toEqual([
    { key: 'note|en_US', option: 'a=b, c' },
  ]);
});

test('a mistyped address is no error', () => {
  expect(chosenValues('%zz,,colour')).toEqual([
    { key: '%zz', option: '' },
    { key: 'colour', option: '' },
  ]);
});
