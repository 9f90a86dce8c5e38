// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { useShortcuts } from './shortcuts';

afterEach(cleanup);

function Page({ actions }: { actions: Record<string, () => void> }) {
  useShortcuts(actions);
  return <input aria-label="Field" />;
}

test('acts on a key and on two keys in a row, but not while somebody types', async () => {
  const help = vi.fn();
  const products = vi.fn();
  render(<Page actions={{ '?': help, 'g p': products }} />);
  await userEvent.keyboard('?gp');
  expect(help).toHaveBeenCalledTimes(1);
  expect(products).toHaveBeenCalledTimes(1);
  await userEvent.type(screen.getByLabelText('Field'), 'gp?');
  expect(help).toHaveBeenCalledTimes(1);
  expect(products).toHaveBeenCalledTimes(1);
});

test('saves with Ctrl and S even while somebody types', async () => {
  const save = vi.fn();
  render(<Page actions={{ 'ctrl+s': save }} />);
  await userEvent.click(screen.getByLabelText('Field'));
  await userEvent.keyboard('{Control>}s{/Control}');
  expect(save).toHaveBeenCalledTimes(1);
});
