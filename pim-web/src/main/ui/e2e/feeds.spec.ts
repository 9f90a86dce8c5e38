import { expect, test } from '@playwright/test';
import { integrator, signIn } from './stoa';

test('a feed is run by hand, and its report says what was left out and why', async ({ page }) => {
  await signIn(page, '/feeds');
  await page
    .getByRole('link', { name: /google/i })
    .first()
    .click();
  await expect(page.getByRole('tab', { name: 'Overview' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  const runs = page.getByRole('region', { name: 'Runs' });
  // The first start of the demo runs each feed once; the list is counted when it has come.
  await expect(runs.getByRole('row').nth(1)).toBeVisible();
  const before = await runs.getByText('by hand').count();
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(runs.getByText('by hand')).toHaveCount(before + 1, { timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Run now' })).toBeEnabled({ timeout: 60_000 });
  await expect(runs.getByRole('row').nth(1)).toContainText('Delivered');

  // A run that finds nothing changed writes no file: the newest file is that of an earlier run.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    runs.getByRole('listitem').first().getByRole('link').first().click(),
  ]);
  expect(await download.failure()).toBeNull();

  await page.getByRole('tab', { name: 'Report' }).click();
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByText(/entr(y|ies)|Nothing to report/)).toBeVisible();
  await page.getByRole('tab', { name: 'Preview' }).click();
  await expect(panel.getByText('Nothing is sent.')).toBeVisible();
  await expect(panel.locator('details').first()).toBeVisible();
});

test('a feed is changed, and what is wrong with it is said where it stands', async ({ page }) => {
  await signIn(page, '/feeds/stores?tab=settings');
  const save = page.getByRole('button', { name: 'Save feed' });
  await page.getByLabel('Cron (seconds first)').first().fill('every morning');
  await save.click();
  await expect(page.getByRole('alert').first()).toBeVisible();

  await page.getByLabel('Cron (seconds first)').first().fill('0 45 5 * * ?');
  await expect(page.getByText('daily at 05:45')).toBeVisible();
  await page.getByLabel('Label', { exact: true }).fill('Tills, renamed');
  await save.click();
  await expect(page.getByText('Feed saved')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tills, renamed');
  await expect(page.getByText('daily at 05:45')).toBeVisible();
});

test('a secret of a destination is kept and never shown again', async ({ page }) => {
  await signIn(page, '/feeds/stores?tab=settings');
  await page.getByLabel('Connector').selectOption({ label: 'SFTP server' });
  await page.getByLabel(/^Host/).first().fill('sftp.example.com');
  await page.getByLabel(/^User/).fill('stoa');
  const secret = page.getByLabel(/^Password/);
  await secret.fill('correct horse');
  await expect(secret).toHaveAttribute('type', 'password');
  await page.getByLabel(/^Host key/).fill(`SHA256:${'A'.repeat(43)}`);
  await page.getByRole('button', { name: 'Save feed' }).click();
  await expect(page.getByText('Feed saved')).toBeVisible();
  await page.reload();
  await expect(secret).toHaveValue('••••••');

  // Saved again with the mask in its place, the secret is still there.
  await page.getByLabel(/^Attempts/).fill('5');
  await page.getByRole('button', { name: 'Save feed' }).click();
  await expect(page.getByText('Feed saved')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(/^Attempts/)).toHaveValue('5');
  await expect(secret).toHaveValue('••••••');
});

test('a long report has only the rows in sight in the page, and keeps the one that has the focus', async ({
  page,
}) => {
  const lines = Array.from(
    { length: 5000 },
    (_, at) => `LL-${at};skipped;gtin;set/gtin/required;Number ${at} has none.;;;error`,
  );
  await page.route(/\/runs\/[^/]+\/report/, (route) =>
    route.fulfill({
      contentType: 'text/csv',
      body: ['sku;outcome;field;rule;message;value;source;severity', ...lines].join('\n'),
    }),
  );
  await signIn(page, '/feeds/google-us?tab=report');
  const report = page.getByRole('table', { name: 'Entries of the report' });
  await expect(page.getByText('5,000 entries')).toBeVisible();
  await expect(report).toHaveAttribute('aria-rowcount', '5001');
  expect(await report.getByRole('row').count()).toBeLessThan(100);

  const first = report.getByRole('link', { name: 'LL-0', exact: true });
  await first.focus();
  await page.getByRole('region', { name: 'Entries of the report' }).evaluate((box) => {
    box.scrollTop = box.scrollHeight;
  });
  await expect(report.getByRole('link', { name: 'LL-4999' })).toBeInViewport();
  await expect(first).toBeFocused();
  await expect(report.getByRole('row').last()).toHaveAttribute('aria-rowindex', '5001');

  await page.getByRole('searchbox', { name: 'Filter the report' }).fill('LL-4321');
  await expect(report.getByRole('link')).toHaveText(['LL-4321']);
  await expect(report.getByRole('link')).toBeInViewport();
  await expect(report).toHaveAttribute('aria-rowcount', '2');
});

interface Standing {
  feed: string;
  listed: number;
  states: Partial<Record<string, number>>;
}

test('the dashboard and the list count the whole feed after a run that found nothing new', async ({
  page,
}) => {
  const api = await integrator();
  const read = async <T>(path: string) => (await (await api.get(`/api/v1${path}`)).json()) as T;
  const withSkipped = async () =>
    (await read<Standing[]>('/standings')).find((s) => s.listed > 0 && (s.states.SKIPPED ?? 0) > 0);
  await expect.poll(withSkipped, { timeout: 60_000 }).toBeDefined();
  const feed = (await withSkipped())?.feed ?? '';
  for (let runs = 0; runs < 2; runs++) {
    const answer = await api.post(`/api/v1/feeds/${feed}/run`);
    expect(answer.status(), await answer.text()).toBe(202);
    const { run } = (await answer.json()) as { run: string };
    await expect
      .poll(() => read<{ id: string; ended: string | null }[]>(`/feeds/${feed}/runs?limit=1`), {
        timeout: 60_000,
      })
      .toEqual([expect.objectContaining({ id: run, ended: expect.stringContaining('T') })]);
  }
  const whole = (await read<Standing[]>('/standings')).find((s) => s.feed === feed);
  const listed = String(whole?.listed);
  const skipped = String(whole?.states.SKIPPED);
  await api.dispose();

  await signIn(page);
  await expect(page.locator(`a[href="/feeds/${feed}"]`)).toContainText(
    `${listed} items, ${skipped} skipped`,
  );
  await page.getByRole('link', { name: 'All feeds' }).click();
  const row = page.getByRole('row').filter({ has: page.locator(`a[href="/feeds/${feed}"]`) });
  await expect(row.getByRole('cell').nth(2)).toHaveText(listed);
  await expect(row.getByRole('cell').nth(3)).toHaveText(skipped);
});
