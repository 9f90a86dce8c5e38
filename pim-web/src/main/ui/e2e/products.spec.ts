import { expect, test } from '@playwright/test';
import { integrator, seen, signIn } from './stoa';

interface Versioned {
  version: number;
}

test('a wrong password is refused in words', async ({ page }) => {
  await page.goto(process.env.STOA_E2E_URL ?? '');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('do not fit together');
});

test('a merchandiser finds a product with the keyboard, edits it, and the edit stays', async ({
  page,
}) => {
  await signIn(page, seen('/products'));
  await expect(page.getByText(/^\d[\d,]* results$/)).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('marlow');
  await expect(page.getByRole('row').nth(1)).toContainText('Marlow');
  await page.keyboard.press('Enter');
  const grid = page.getByRole('grid', { name: 'Products' });
  await expect(grid).toBeFocused();
  await expect(grid.getByRole('row').nth(1)).toContainText('Marlow');

  await page.goto(new URL(seen('/product-models/marlow'), page.url()).href);
  const name = page.getByLabel('Name', { exact: true });
  await expect(name).toHaveValue(/Marlow/);
  await name.fill('Marlow Shirt, edited in the browser');
  await expect(page.getByText('1 unsaved change')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(name).toHaveValue('Marlow Shirt, edited in the browser');

  // The variants below show it as inherited, read only.
  await page.goto(new URL(seen('/products/LL-MARLOW-WHI-XS'), page.url()).href);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Marlow Shirt, edited in the browser',
  );
  await expect(name).not.toBeEditable();
});

test('a conflict shows what the other side changed and keeps own edits', async ({ page }) => {
  await signIn(page, seen('/product-models/marlow'));
  const brand = page.getByLabel('Brand', { exact: true });
  const name = page.getByLabel('Name', { exact: true });
  await expect(brand).not.toHaveValue('');
  await brand.fill('Mine & Co');
  await name.fill('My name');

  const other = await integrator();
  const path = '/api/v1/product-models/marlow';
  const { version } = (await (await other.get(path)).json()) as Versioned;
  const theirs = await other.patch(path, { data: { version, values: { 'name|en_US': 'Theirs' } } });
  expect(theirs.status()).toBe(200);

  await page.getByRole('button', { name: /^Save/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Somebody changed this product meanwhile');
  await expect(dialog.getByRole('row', { name: /name-en_US/ })).toContainText('Theirs');
  await dialog.getByLabel('take theirs').check();
  await dialog.getByRole('button', { name: 'Keep my edits' }).click();
  await expect(name).toHaveValue('Theirs');
  await expect(brand).toHaveValue('Mine & Co');
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(brand).toHaveValue('Mine & Co');
  await expect(name).toHaveValue('Theirs');
  await other.dispose();
});

test('a value that breaks a rule is refused at its field', async ({ page }) => {
  await signIn(page, seen('/product-models/marlow'));
  const name = page.getByLabel('Name', { exact: true });
  await expect(name).not.toHaveValue('');
  await name.fill('x'.repeat(151));
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('alert').filter({ hasText: '150' })).toBeVisible();
  await page.getByRole('link', { name: 'Feeds' }).click();
  await expect(page.getByRole('dialog')).toContainText('Leave without saving?');
  await page.getByRole('button', { name: 'Leave and lose them' }).click();
  await expect(page.getByRole('heading', { name: 'Feeds', level: 1 })).toBeVisible();
});
