import { describe, expect, it } from 'vitest';
import { filterOf, NOTHING, selectionOf } from './selection';

describe('the selection of a launch', () => {
  it('is read as it is written', () => {
    const selection = { families: ['shoe'], categories: ['sale'], skus: ['A', 'B'], words: 'red' };
    const filter = filterOf(selection);
    expect(filter?.is).toBe('and');
    expect(filter && selectionOf(filter)).toEqual(selection);
    const one = filterOf({ ...NOTHING, families: ['shoe'] });
    expect(one).toEqual({ is: 'family', families: ['shoe'] });
    expect(one && selectionOf(one)).toEqual({ ...NOTHING, families: ['shoe'] });
  });

  it('is none where nothing is given', () => {
    expect(filterOf(NOTHING)).toBeNull();
  });

  it('leaves a filter alone that it cannot show', () => {
    expect(selectionOf({ is: 'not', filter: { is: 'all' } })).toBeNull();
    expect(
      selectionOf({
        is: 'and',
        filters: [
          { is: 'family', families: ['a'] },
          { is: 'family', families: ['b'] },
        ],
      }),
    ).toBeNull();
  });
});
