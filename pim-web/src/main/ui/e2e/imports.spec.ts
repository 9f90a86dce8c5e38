import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { seen, signIn } from './stoa';

const SHEET = [
  'sku;family;name-en_US;ean',
  'E2E-GOOD;accessories;A scarf from the browser test;9520009990018',
  'E2E-BAD;accessories;A scarf with a wrong code;not an ean',
  '',
].join('\n');

test('an import takes the good rows and gives the bad one back with its reason', async ({
  page,
}) => {
  await signIn(page, '/imports');
  await page.getByLabel('Files to import').setInputFiles([
    { name: 'products.csv', mimeType: 'text/csv', buffer: Buffer.from(SHEET) },
    {
      name: 'association_types.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('code;label-en_US\nE2E;From the browser test\n'),
    },
  ]);
  const detail = page.getByRole('region', { name: 'products.csv and association_types.csv' });
  await expect(detail.getByText('Done with errors')).toBeVisible({ timeout: 30_000 });

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    detail.getByRole('link', { name: /errors.*\.csv/ }).click(),
  ]);
  const errors = readFileSync(await download.path(), 'utf8');
  expect(errors).toContain('E2E-BAD');
  expect(errors).toContain('ean');
  expect(errors).not.toContain('E2E-GOOD');

  await page.goto(new URL(seen('/products/E2E-GOOD'), page.url()).href);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A scarf from the browser test');
  await page.goto(new URL(seen('/products/E2E-BAD'), page.url()).href);
  await expect(page.getByRole('alert')).toContainText('E2E-BAD');
});

test('what the list shows is exported as a spreadsheet', async ({ page }) => {
  await signIn(page, `${seen('/products')}&q=marlow&kind=PRODUCT`);
  await expect(page.getByRole('row').nth(1)).toContainText('LL-MARLOW');
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Format').selectOption('CSV');
  await dialog.getByRole('button', { name: 'Export' }).click();
  const file = page.getByRole('link', { name: 'products.csv', exact: true });
  await expect(file).toBeVisible({ timeout: 30_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
  const rows = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\n');
  expect(rows[0]).toContain('sku');
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.slice(1).filter((row) => !/^"?LL-MARLOW/.test(row))).toEqual([]);
});

test('who signs out sees nothing more', async ({ page }) => {
  await signIn(page, '/imports');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('Password')).toBeVisible();
  await page.goto(new URL('/products', page.url()).href);
  await expect(page.getByLabel('Password')).toBeVisible();
});
