// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { NumberBox, parsedNumber } from './NumberBox';

afterEach(cleanup);

test.each([
  ['12.50', 12.5],
  ['12,5', 12.5],
  [' -3 ', -3],
  ['.5', 0.5],
  ['', null],
  ['12 kg', '12 kg'],
  ['1e5', '1e5'],
  // Sent as text, since a double would change it.
  ['12345678901234567.25', '12345678901234567.25'],
])('reads %j as %j', (text, value) => {
  expect(parsedNumber(text)).toBe(value);
});

function Box({ onValue }: { onValue: (value: number | string | null) => void }) {
  const [value, setValue] = useState<number | string | null>(null);
  return (
    <NumberBox
      label="Weight"
      value={value}
      readOnly={false}
      invalid={false}
      onChange={(next) => {
        setValue(next);
        onValue(next);
      }}
    />
  );
}

test('leaves what is being typed as it is until the box is left', async () => {
  const values: (number | string | null)[] = [];
  render(<Box onValue={(value) => values.push(value)} />);
  const box = screen.getByLabelText<HTMLInputElement>('Weight');
  await userEvent.type(box, '1.50');
  expect(box.value).toBe('1.50');
  expect(values.at(-1)).toBe(1.5);
  await userEvent.tab();
  expect(box.value).toBe('1.5');
});

test('marks what is no number and hands it on for the server to judge', async () => {
  const values: (number | string | null)[] = [];
  render(<Box onValue={(value) => values.push(value)} />);
  const box = screen.getByLabelText('Weight');
  await userEvent.type(box, 'ten');
  expect(values.at(-1)).toBe('ten');
  expect(box.getAttribute('aria-invalid')).toBe('true');
});
