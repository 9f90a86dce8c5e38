import { expect, test } from '@playwright/test';
import { integrator, seen, signIn } from './stoa';

test('the history tells who changed what, and an old value is brought back', async ({ page }) => {
  const path = '/products/LL-BELT-BRIDLE';
  await signIn(page, seen(path));
  const name = page.getByLabel('Name', { exact: true });
  await expect(name).not.toHaveValue('');
  const old = await name.inputValue();
  await name.fill('Belt of the history');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const program = await integrator();
  for (const enabled of [false, true]) {
    const changed = await program.patch(`/api/v1${path}`, { data: { enabled } });
    expect(changed.status()).toBe(200);
  }
  await program.dispose();

  await page.goto(new URL(`${seen(path)}&tab=history`, page.url()).href);
  const edits = page.getByRole('list', { name: 'Edits, newest first' });
  const cards = edits.getByRole('article');
  await expect(cards.nth(0)).toContainText('through the API');
  await expect(cards.nth(0).getByRole('row', { name: /Enabled/ })).toContainText('yes');
  await expect(cards.nth(1).getByRole('row', { name: /Enabled/ })).toContainText('no');
  await expect(cards.nth(2)).toContainText('in these pages');
  const row = cards.nth(2).getByRole('row', { name: /Name/ });
  await expect(row).toContainText(old);
  await expect(row).toContainText('Belt of the history');
  await expect(cards.last()).toContainText('Created');
  await expect(cards.last().getByRole('link', { name: 'by an import' })).toBeVisible();

  await row.getByRole('button', { name: /Bring back Name/ }).click();
  await expect(page.getByText('Brought back', { exact: true })).toBeVisible();
  await expect(cards.nth(0)).toContainText('in these pages');
  await expect(cards.nth(0).getByRole('row', { name: /Name/ })).toContainText(old);
  await page.getByRole('tab', { name: 'Attributes' }).click();
  await expect(name).toHaveValue(old);

  // Unsaved edits come first.
  await name.fill('Not saved');
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByText('Save or discard your edits')).toBeVisible();
  await expect(page.getByRole('button', { name: /Bring back/ })).toHaveCount(0);
});
