import { expect, test } from '@playwright/test';
import { seen, signIn } from './stoa';

const results = (count: string) => `${count} ${count === '1' ? 'result' : 'results'}`;

/** The number that an option or category shows beside its name. */
const numberIn = (text: string | null) => /([\d,]+)$/.exec(text ?? '')?.[1] ?? '';

test('a count beside a filter is the number of products that it leaves', async ({ page }) => {
  await signIn(page, seen('/products'));
  const filters = page.getByRole('group', { name: 'Filters' });

  await filters.getByRole('button', { name: 'Family' }).click();
  const families = page.getByRole('listbox', { name: 'Families' });
  const family = families.getByRole('option').filter({ hasText: /[1-9]/ }).first();
  const inFamily = numberIn(await family.textContent());
  await family.click();
  await expect(page.getByText(results(inFamily), { exact: true })).toBeVisible();

  // An attribute's options, counted within the family; the keyboard alone.
  await filters.getByRole('button', { name: 'Add a filter' }).click();
  await page.getByRole('combobox', { name: 'Search attributes' }).fill('colour');
  await page.keyboard.press('Enter');
  const colours = page.getByRole('listbox', { name: 'Colour' });
  const colour = colours.getByRole('option').filter({ hasText: /\d/ }).first();
  const ofColour = numberIn(await colour.textContent());
  await page.keyboard.press('Enter');
  await expect(page.getByText(results(ofColour), { exact: true })).toBeVisible();
  const grid = page.getByRole('grid', { name: 'Products' });
  await expect(grid).toHaveAttribute('aria-rowcount', String(Number(ofColour) + 1));

  // The family's own choice does not hide the others, the colour narrows them.
  await filters.getByRole('button', { name: /^Family/ }).click();
  const chosen = families.getByRole('option', { selected: true });
  await expect(chosen).toContainText(ofColour);
  await page.keyboard.press('Escape');

  await filters.getByRole('button', { name: 'Clear the filter Family' }).click();
  await filters.getByRole('button', { name: /^Category/ }).click();
  const tree = page.getByRole('tree', { name: 'Categories' });
  const category = tree.getByRole('button', { name: /^Women\s*,\s*\d/ });
  const inCategory = numberIn(await category.textContent());
  await category.click();
  await expect(page.getByText(results(inCategory), { exact: true })).toBeVisible();
});
