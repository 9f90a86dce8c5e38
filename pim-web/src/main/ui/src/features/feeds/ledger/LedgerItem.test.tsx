// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import type { LedgerRow } from '@/api/types';
import { LedgerItem } from './LedgerItem';

afterEach(cleanup);

const row: LedgerRow = {
  key: 'p:a',
  sku: 'A',
  model: false,
  state: 'REJECTED',
  action: 'UPDATE',
  listed: true,
  within: null,
  channelId: 'gid://Shop/77',
  issues: [
    {
      attribute: 'title',
      code: 'too_long',
      severity: 'ERROR',
      message: 'The title is too long.',
      link: 'https://channel.example/too_long',
    },
    {
      attribute: null,
      code: 'blurred',
      severity: 'WARNING',
      message: 'The picture is blurred.',
      link: null,
    },
  ],
  failures: 2,
  run: 'run-1',
  runBegan: '2026-11-26T08:00:00Z',
  since: '2026-11-26T08:01:00Z',
  look: null,
};

function Unfolding({ row, onRun }: { row: LedgerRow; onRun: (run: string) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <LedgerItem
      row={row}
      rowIndex={2}
      open={open}
      onToggle={() => {
        setOpen(!open);
      }}
      onRun={onRun}
    />
  );
}

function show(part: Partial<LedgerRow> = {}, onRun = vi.fn()) {
  render(
    <MemoryRouter>
      <table>
        <tbody>
          <Unfolding row={{ ...row, ...part }} onRun={onRun} />
        </tbody>
      </table>
    </MemoryRouter>,
  );
  return onRun;
}

test('unfolds what is wrong, with code, field, severity and the channel’s words', async () => {
  show();
  const unfold = screen.getByRole('button', { name: /The title is too long/ });
  expect(unfold.getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByRole('list')).toBeNull();
  unfold.focus();
  await userEvent.keyboard('{Enter}');
  expect(unfold.getAttribute('aria-expanded')).toBe('true');
  const list = screen.getByRole('list', { name: 'What is wrong with A' });
  expect(list.textContent).toContain('too_long');
  expect(list.textContent).toContain('title');
  expect(list.textContent).toContain('Warning');
  expect(screen.getByRole('link', { name: /Explained/ }).getAttribute('href')).toBe(
    'https://channel.example/too_long',
  );
  expect(screen.getByText('Refused 2 times in a row for the same reasons.')).toBeTruthy();
});

test('leads to the product and to the run that sent it', async () => {
  const onRun = show();
  expect(screen.getByRole('link', { name: 'A' }).getAttribute('href')).toBe(
    '/products/A?tab=channels',
  );
  await userEvent.click(screen.getByTitle('Show the run'));
  expect(onRun).toHaveBeenCalledWith('run-1');
});

test('a model leads to its own page, and what was skipped is not called sent', () => {
  show({ model: true, state: 'SKIPPED', action: null, channelId: null, issues: [] });
  expect(screen.getByRole('link', { name: 'A' }).getAttribute('href')).toBe(
    '/product-models/A?tab=channels',
  );
  expect(screen.getByText('never sent')).toBeTruthy();
  expect(screen.getByText('looked at, not sent')).toBeTruthy();
});
