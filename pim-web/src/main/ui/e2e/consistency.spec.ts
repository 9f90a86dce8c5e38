import { expect, test } from '@playwright/test';
import { integrator, signIn } from './stoa';

test('a price that only one channel has got yet is found, sorted and exported', async ({
  page,
}) => {
  const program = await integrator();
  const price = { sku: 'LL-BELT-BRIDLE', currency: 'USD' };
  await program.post('/api/v1/offers', { data: [{ ...price, price: 412.5 }] });
  await program.post('/api/v1/feeds/google-us/run');
  await expect
    .poll(
      async () =>
        ((await (await program.get('/api/v1/feeds/google-us')).json()) as { running: boolean })
          .running,
      {
        timeout: 60_000,
      },
    )
    .toBe(false);

  await signIn(page, '/consistency?currency=USD');
  const grid = page.getByRole('grid', { name: 'Consistency' });
  const row = grid.getByRole('row', { name: /LL-BELT-BRIDLE/ });
  await expect(row).toContainText('US$412.50', { timeout: 60_000 });
  await expect(row).toContainText(/USD [\d.]+ %/);
  await grid.getByRole('button', { name: 'SKU' }).click();
  await expect(grid.getByRole('columnheader', { name: 'SKU' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(row).toContainText('US$412.50');

  await page.getByLabel('Tolerance in percent').fill('100000');
  await page.getByLabel('Show').selectOption('Prices that differ');
  await expect(page.getByRole('heading', { name: 'The channels agree' })).toBeVisible();
  await page.getByLabel('Show').selectOption('All products');
  await expect(row).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);
  expect(await download.failure()).toBeNull();
  expect(download.suggestedFilename()).toBe('consistency.csv');
});
