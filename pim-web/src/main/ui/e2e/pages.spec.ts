import { expect, test } from '@playwright/test';
import { signIn } from './stoa';

test('a page loads its own code only, and keeps the frame when that code is gone', async ({
  page,
}) => {
  const loaded: string[] = [];
  page.on('request', (request) => {
    loaded.push(new URL(request.url()).pathname);
  });
  await signIn(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(loaded.some((path) => path.includes('/DashboardPage-'))).toBe(true);
  expect(loaded.filter((path) => /\/(Feed|Product|Imports)Page-/.test(path))).toEqual([]);

  // As after an upgrade of the server, which has files of other names.
  await page.route('**/assets/ImportsPage-*.js', (route) => route.fulfill({ status: 404 }));
  await page.getByRole('link', { name: 'Imports' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('This page did not load');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();

  await page.unroute('**/assets/ImportsPage-*.js');
  await alert.getByRole('button', { name: 'Load again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Imports' })).toBeVisible();
  await expect(page).toHaveURL(/\/imports$/);
});

test('the page before stays, and says that the next one is coming', async ({ page }) => {
  await signIn(page);
  let send: () => void = () => undefined;
  const sent = new Promise<void>((resolve) => {
    send = resolve;
  });
  await page.route('**/assets/OffersPage-*.js', async (route) => {
    await sent;
    await route.continue();
  });
  await page.getByRole('link', { name: 'Offers' }).click();
  await expect(page.getByRole('progressbar', { name: 'Loading the page' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  send();
  await expect(page.getByRole('heading', { level: 1, name: 'Offers' })).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Loading the page' })).toHaveCount(0);
});
