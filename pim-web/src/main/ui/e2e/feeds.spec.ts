import { expect, test } from '@playwright/test';
import { signIn } from './stoa';

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
  const before = await runs.getByText('by hand').count();
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(runs.getByText('by hand')).toHaveCount(before + 1, { timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Run now' })).toBeEnabled({ timeout: 60_000 });
  await expect(runs.getByRole('row').nth(1)).toContainText('Delivered');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    runs.getByRole('row').nth(1).getByRole('listitem').first().getByRole('link').first().click(),
  ]);
  expect(await download.failure()).toBeNull();

  await page.getByRole('tab', { name: 'Report' }).click();
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByText(/entr(y|ies)|Nothing to report/)).toBeVisible();
  await page.getByRole('tab', { name: 'Preview' }).click();
  await expect(panel.getByText('Nothing is sent.')).toBeVisible();
  await expect(panel.locator('details').first()).toBeVisible();
});
