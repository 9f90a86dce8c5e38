import { describe, expect, it } from 'vitest';
import { lasts, lengthOf, timingInWords } from './timingWords';

const BERLIN = { zone: 'Europe/Berlin' };

describe('a timing in words', () => {
  it('says a window', () => {
    expect(
      timingInWords({
        ...BERLIN,
        is: 'once',
        start: '2026-12-24T18:00',
        end: '2026-12-26T00:00:00',
      }),
    ).toBe('From 2026-12-24 18:00 until 2026-12-26 00:00');
  });

  it('says a recurrence', () => {
    const monthly = { ...BERLIN, is: 'recurring', at: '00:00', lasts: 'PT24H' } as const;
    expect(timingInWords({ ...monthly, every: 'MONTH', days: [17] })).toBe(
      'On the 17th of each month at 00:00 for 24 hours',
    );
    expect(timingInWords({ ...monthly, every: 'MONTH', days: [1, 22, -1], lasts: 'P1D' })).toBe(
      'On the 1st, 22nd and last day of each month at 00:00 for 1 day',
    );
    expect(timingInWords({ ...monthly, every: 'WEEK', days: [5, 6], until: '2026-12-31' })).toBe(
      'Every Friday and Saturday at 00:00 for 24 hours, until 2026-12-31',
    );
    expect(timingInWords({ ...monthly, every: 'DAY', days: [] })).toBe(
      'Every day at 00:00 for 24 hours',
    );
  });

  it('reads and writes how long', () => {
    expect(lengthOf('P1D')).toEqual({ count: 1, unit: 'days' });
    expect(lengthOf('PT24H')).toEqual({ count: 24, unit: 'hours' });
    expect(lengthOf('P1DT2H')).toBeNull();
    expect(lasts({ count: 3, unit: 'hours' })).toBe('PT3H');
  });
});
