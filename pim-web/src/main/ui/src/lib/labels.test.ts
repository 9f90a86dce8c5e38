import { describe, expect, test } from 'vitest';
import { labelIn } from './labels';

describe('labelIn', () => {
  test('takes the label of the locale', () => {
    expect(labelIn({ en_US: 'Red', de_DE: 'Rot' }, 'de_DE', 'red')).toBe('Rot');
  });
  test('falls back to the same language, then to the code in brackets', () => {
    expect(labelIn({ en_GB: 'Colour' }, 'en_US', 'color')).toBe('Colour');
    expect(labelIn({ de_DE: 'Rot' }, 'fr_FR', 'red')).toBe('[red]');
    expect(labelIn({}, 'fr_FR', 'red')).toBe('[red]');
  });
});
