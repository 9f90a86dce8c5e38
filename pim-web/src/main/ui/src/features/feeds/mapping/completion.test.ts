import { describe, expect, it } from 'vitest';
import type { MappingFunction } from '@/api/mappingTypes';
import { completionsAt, type Names, offsetOf } from './completion';

function fn(name: string, ...parameters: string[]): MappingFunction {
  return {
    name,
    group: 'VALUES',
    signature: `${name}(${parameters.join(', ')})`,
    parameters: parameters.map((p) => ({ name: p, type: 'text' })),
    variadic: false,
    result: 'text',
    help: 'Helps.',
    example: '',
  };
}

const names: Names = {
  functions: [
    fn('value', 'attribute'),
    fn('value', 'attribute', 'locale', 'channel'),
    fn('label', 'attribute'),
    fn('truncate', 'text', 'most'),
    fn('lookup', 'table', 'value'),
    fn('price'),
  ],
  byArgument: {
    attribute: [
      { code: 'color', label: 'Colour' },
      { code: 'main_color', label: 'Main colour' },
    ],
    locale: [{ code: 'de_DE', label: 'German' }],
    table: [{ code: 'colours', label: 'Colours' }],
  },
};

function at(marked: string) {
  const caret = marked.indexOf('|');
  const source = marked.replace('|', '');
  const place = completionsAt(source, caret, names);
  return place?.options.map(
    (o) => source.slice(0, place.from) + o.text + source.slice(place.until),
  );
}

describe('completions', () => {
  it('offer functions where a name is begun, with room for arguments', () => {
    expect(at('tru|')).toEqual(['truncate()']);
    expect(at('truncate(va|, 5)')).toEqual(['truncate(value(""), 5)']);
    expect(at('pr|')).toEqual(['price()']);
  });

  it('offer codes within quotes, by the meaning of the argument', () => {
    expect(at('value("|')).toEqual(['value("color"', 'value("main_color"']);
    expect(at('value("main|")')).toEqual(['value("main_color")']);
    expect(at('value("color", "|")')).toEqual(['value("color", "de_DE")']);
    expect(at('truncate(label("co|"), 5)')).toEqual([
      'truncate(label("color"), 5)',
      'truncate(label("main_color"), 5)',
    ]);
    expect(at('lookup("|")')).toEqual(['lookup("colours")']);
  });

  it('offer nothing where nothing is known', () => {
    expect(at('truncate("|", 5)')).toBeUndefined();
    expect(at('value("color") + |')).toBeUndefined();
    expect(at('"a text with va|"')).toBeUndefined();
  });

  it('finds a place by line and column', () => {
    expect(offsetOf('a\nbc\nd', 2, 2)).toBe(3);
    expect(offsetOf('a', 9, 9)).toBe(1);
  });
});
