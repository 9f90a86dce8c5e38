// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { PickList } from './PickList';

beforeAll(() => {
  // The layout engine that jsdom does not have.
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

const options = ['Shirts', 'Shoes', 'Bags'].map((label) => ({
  value: label.toLowerCase(),
  label,
}));

test('is searched and picked from with the keyboard alone', async () => {
  const onPick = vi.fn();
  render(<PickList label="Families" options={options} selected="" onPick={onPick} />);
  await userEvent.type(screen.getByRole('combobox'), 'sh');
  expect(screen.getAllByRole('option').map((o) => o.textContent)).toEqual(['Shirts', 'Shoes']);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(onPick).toHaveBeenCalledWith('shoes');
});

test('picks what was entered before the entries were there', async () => {
  const onPick = vi.fn();
  const list = (known: typeof options, pending: boolean) => (
    <PickList label="Families" options={known} selected="" onPick={onPick} pending={pending} />
  );
  const { rerender } = render(list([], true));
  await userEvent.type(screen.getByRole('combobox'), 'sho{Enter}');
  expect(onPick).not.toHaveBeenCalled();
  rerender(list(options, false));
  rerender(list(options, false));
  expect(onPick).toHaveBeenCalledExactlyOnceWith('shoes');
});

test('says when nothing fits', async () => {
  render(<PickList label="Families" options={options} selected="" onPick={vi.fn()} />);
  await userEvent.type(screen.getByRole('combobox'), 'zebra');
  expect(screen.queryAllByRole('option')).toEqual([]);
  expect(screen.getByText('Nothing fits')).toBeTruthy();
});
