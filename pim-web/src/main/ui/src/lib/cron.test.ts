import { expect, test } from 'vitest';
import { cronInWords } from './cron';

test.each([
  ['0 30 6 * * ?', 'daily at 06:30'],
  ['0 0 6,18 * * ?', 'daily at 06:00 and 18:00'],
  ['0 0 18 ? * MON-FRI', 'on working days at 18:00'],
  ['0 15 7 ? * TUE,SAT', 'every Tuesday, Saturday at 07:15'],
  ['0 0/15 * * * ?', 'every 15 minutes'],
  ['0 0 * * * ?', 'every hour'],
  ['0 0 0/4 * * ?', 'every 4 hours'],
])('says %s in words', (cron, words) => {
  expect(cronInWords(cron)).toBe(words);
});

test('leaves an unusual expression as it is', () => {
  expect(cronInWords('0 0 12 L * ?')).toBe('0 0 12 L * ?');
  expect(cronInWords('0 0 12 1 1 ? 2027')).toBe('0 0 12 1 1 ? 2027');
});
