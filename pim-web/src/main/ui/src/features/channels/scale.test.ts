import { describe, expect, it } from 'vitest';
import { datesOf, nearest, span, steps, ticks } from './scale';

describe('ticks', () => {
  it('reach over the largest value in round steps', () => {
    expect(ticks(0)).toEqual([0, 1]);
    expect(ticks(3)).toEqual([0, 1, 2, 3]);
    expect(ticks(97)).toEqual([0, 25, 50, 75, 100]);
    expect(ticks(1_000_000)).toEqual([0, 250_000, 500_000, 750_000, 1_000_000]);
  });

  it('are few and whole', () => {
    for (const most of [1, 2, 5, 7, 11, 42, 130, 999, 12_345]) {
      const all = ticks(most);
      expect(all.length).toBeLessThanOrEqual(6);
      expect(all.every(Number.isInteger)).toBe(true);
      expect(all.at(-1)).toBeGreaterThanOrEqual(most);
    }
  });
});

describe('steps', () => {
  it('keep their height until the next point', () => {
    expect(
      steps(
        [
          { x: 0, y: 5 },
          { x: 10, y: 2 },
        ],
        15,
      ),
    ).toBe('M0,5H10V2H15');
    expect(steps([], 15)).toBe('');
  });
});

describe('span', () => {
  it('goes over all times and is never empty', () => {
    expect(span([10, 20, 90], 50)).toEqual([10, 90]);
    expect(span([10], 50)).toEqual([10, 60]);
  });
});

describe('datesOf', () => {
  it('names no date twice in a row', () => {
    const tens = (time: number) => String(Math.floor(time / 10));
    expect(datesOf(0, 20, 5, tens)).toEqual([
      { at: 0, label: '0' },
      { at: 10, label: '1' },
      { at: 20, label: '2' },
    ]);
  });
});

describe('nearest', () => {
  it('finds the closest value', () => {
    expect(nearest([0, 10, 20], 14)).toBe(1);
    expect(nearest([0, 10, 20], 99)).toBe(2);
    expect(nearest([], 3)).toBe(0);
  });
});
