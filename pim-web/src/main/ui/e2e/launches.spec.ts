import { expect, test } from '@playwright/test';
import { integrator, signIn } from './stoa';

test.afterAll(async () => {
  const program = await integrator();
  await program.delete('/api/v1/launches/winter-drop');
});

test('a launch is planned, saved, seen in the list, and taken away again', async ({ page }) => {
  await signIn(page, '/launches');
  await page.getByRole('button', { name: 'New launch' }).click();
  await page.getByLabel('Label', { exact: true }).fill('Winter drop');
  await expect(page.getByLabel('Code', { exact: true })).toHaveValue('winter-drop');
  await page.getByLabel('Time zone').fill('America/New_York');
  await page.getByLabel('SKUs').fill('LL-BELT-BRIDLE\nLL-BELT-SLIM');
  await page
    .getByLabel(/^Tills/)
    .first()
    .check();
  await page.getByLabel('Pieces of each product, at most').fill('5');

  const plan = page.getByRole('region', { name: 'What it will do' });
  await expect(plan.getByText('2 products')).toBeVisible();
  await expect(plan.getByText('LL-BELT-BRIDLE, LL-BELT-SLIM')).toBeVisible();
  await expect(plan.getByText('Shown by 1 feed')).toBeVisible();
  await expect(plan.getByText(/17 \w+, 00:00 – \w+ 18 \w+, 00:00/).first()).toBeVisible();

  await page.getByRole('button', { name: 'Save launch' }).click();
  await expect(page.getByText('Launch saved')).toBeVisible();
  await page.getByRole('link', { name: 'Launches' }).click();
  const row = page.getByRole('row', { name: /Winter drop/ });
  await expect(row).toContainText('On the 17th of each month at 00:00 for 24 hours');
  await expect(row).toContainText(/Upcoming|Open/);
  await expect(page.getByRole('img', { name: 'Windows of the coming weeks' })).toBeVisible();

  await page.getByRole('link', { name: 'Winter drop' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete launch' }).click();
  await expect(page.getByText('Launch deleted')).toBeVisible();
  await expect(page.getByRole('row', { name: /Winter drop/ })).toHaveCount(0);
});

test('what is wrong with a launch is said where it stands', async ({ page }) => {
  await signIn(page, '/launches/new');
  await page.getByLabel('Label', { exact: true }).fill('Winter drop');
  await page.getByLabel('SKUs').fill('LL-BELT-BRIDLE');
  await page.getByLabel('Time zone').fill('Mars/Base');
  await page.getByRole('button', { name: 'Save launch' }).click();
  await expect(page.getByText('Write the zone as Europe/Berlin.').first()).toBeVisible();

  await page.getByLabel('Time zone').fill('Europe/Berlin');
  await page.getByRole('button', { name: 'Save launch' }).click();
  await expect(page.getByText(/Say which feeds or channels show it/).first()).toBeVisible();
});
