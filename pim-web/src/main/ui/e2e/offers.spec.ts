import { expect, test } from '@playwright/test';
import { integrator, signIn } from './stoa';

test('a price and a stock level are changed in place, with the keyboard alone', async ({
  page,
}) => {
  await signIn(page, '/offers?q=LL-BELT-BRIDLE&in=EUR');
  const grid = page.getByRole('grid', { name: 'Offers' });
  await expect(grid.getByRole('row')).toHaveCount(2);
  const row = grid.getByRole('row').nth(1);
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByLabel('Price of LL-BELT-BRIDLE').fill('81.5');
  await page.keyboard.press('Enter');
  await expect(row.getByRole('gridcell').first()).toHaveText('€81.50');

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('7');
  await page.getByLabel('Sale price of LL-BELT-BRIDLE').fill('70');
  await page.keyboard.press('Tab');
  await expect(row.getByRole('gridcell').nth(1)).toHaveText('€70.00');

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('9');
  await page.keyboard.press('Escape');
  const berlin = row.getByRole('gridcell').nth(4);
  const before = Number(await berlin.textContent());
  await page.keyboard.press('Enter');
  await page.getByLabel('berlin_mitte of LL-BELT-BRIDLE').fill(String(before + 3));
  await page.keyboard.press('Enter');
  await expect(berlin).toHaveText(String(before + 3));
  await page.reload();
  await expect(row.getByRole('gridcell').first()).toHaveText('€81.50');
  await expect(berlin).toHaveText(String(before + 3));
});

test('what is no price is refused where it stands', async ({ page }) => {
  await signIn(page, '/offers?q=LL-BELT-SLIM&in=EUR');
  const grid = page.getByRole('grid', { name: 'Offers' });
  const price = grid.getByRole('row').nth(1).getByRole('gridcell').first();
  const before = (await price.textContent()) ?? '';
  await price.dblclick();
  await page.getByLabel('Price of LL-BELT-SLIM').fill('cheap');
  await page.keyboard.press('Enter');
  await expect(price).toHaveAttribute('aria-invalid', 'true');
  await expect(price).toHaveText(before);
});

test('whoever was slower sees the new value and overwrites nothing', async ({ page }) => {
  await signIn(page, '/offers?q=LL-BELT-WOVEN&in=EUR');
  const grid = page.getByRole('grid', { name: 'Offers' });
  const berlin = grid.getByRole('row').nth(1).getByRole('gridcell').nth(4);
  await expect(berlin).toHaveText(/\d+/);
  await berlin.dblclick();
  const program = await integrator();
  await program.post('/api/v1/offers', {
    data: [{ sku: 'LL-BELT-WOVEN', location: 'berlin_mitte', quantity: 41 }],
  });
  await page.getByLabel('berlin_mitte of LL-BELT-WOVEN').fill('3');
  await page.keyboard.press('Enter');
  await expect(berlin).toHaveText('41');
  await expect(berlin).toHaveAttribute('aria-invalid', 'true');
});

test('a channel has a price of its own, and a cap on what it shows', async ({ page }) => {
  await signIn(page, '/offers?q=LL-BELTBAG-NAV&in=EUR&for=web');
  const grid = page.getByRole('grid', { name: 'Offers' });
  const row = grid.getByRole('row').nth(1);
  const price = row.getByRole('gridcell').first();
  await price.dblclick();
  await page.getByLabel('Price of LL-BELTBAG-NAV').fill('64');
  await page.keyboard.press('Enter');
  await expect(price).toHaveText('€64.00');
  await page.getByLabel('Channel').selectOption('All channels');
  await expect(price).toHaveText('€59.00');

  await page.getByRole('button', { name: 'Buffers and caps' }).click();
  const web = page.getByRole('form', { name: 'Stock on web' });
  await web.getByLabel('Shown at most').fill('4');
  await web.getByRole('button', { name: 'Save' }).click();
  await expect(web.getByRole('button', { name: 'Save' })).toBeDisabled();
  await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.getByLabel('Channel').selectOption('web');
  await expect(row.getByRole('gridcell').last()).toHaveText('4');

  const program = await integrator();
  await program.put('/api/v1/stock/policies/web', { data: {} });
  await program.post('/api/v1/offers', {
    data: [{ sku: 'LL-BELTBAG-NAV', channel: 'web', currency: 'EUR', remove: true }],
  });
});
