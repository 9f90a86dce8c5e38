import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { seen, signIn } from './stoa';

const PAGES = [
  '/',
  seen('/products'),
  seen('/product-models/marlow'),
  `${seen('/products/LL-MARLOW-WHI-XS')}&tab=categories`,
  `${seen('/product-models/marlow')}&tab=associations`,
  '/imports',
  '/feeds',
  '/feeds/new',
  '/feeds/google-us',
  '/feeds/google-us?tab=ledger',
  '/feeds/google-us?tab=mapping&field=title',
  '/feeds/google-us?tab=requirements',
  '/feeds/google-us?tab=categories',
  '/feeds/google-us?tab=values',
  '/feeds/google-us?tab=preview',
  '/feeds/google-us?tab=report',
  '/feeds/google-us?tab=settings',
  '/channels',
  '/channels/google-us',
  `${seen('/product-models/marlow')}&tab=channels`,
  `${seen('/products/LL-MARLOW-WHI-XS')}&tab=channels`,
  `${seen('/product-models/marlow')}&tab=history`,
  '/offers',
  '/launches',
  '/launches/new',
  '/consistency?show=ALL',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the pages are accessible by axe's rules in ${colorScheme} colours`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme });
    await signIn(page);
    for (const path of PAGES) {
      await page.goto(new URL(path, page.url()).href);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const told = violations.flatMap((v) =>
        v.nodes.map((node) => `${path}: ${v.id}: ${node.html.slice(0, 200)}`),
      );
      expect(told).toEqual([]);
    }
  });
}
