import { expect, test } from '@playwright/test';
import { signIn } from './stoa';

const FEED = '/feeds/google-us';

/** Not Google's own: a few lines in the form that Google publishes. */
const TAXONOMY = `# a taxonomy for tests
166 - Apparel & Accessories
1604 - Apparel & Accessories > Clothing
212 - Apparel & Accessories > Clothing > Shirts & Tops
187 - Apparel & Accessories > Shoes
167 - Apparel & Accessories > Clothing Accessories
536 - Home & Garden
222 - Electronics
`;

test('an expression is written with completions, told off by line and column, and previewed', async ({
  page,
}) => {
  await signIn(page, `${FEED}?tab=mapping&field=title`);
  const box = page.getByLabel('Expression for title', { exact: true });
  const value = page.getByRole('region', { name: 'Value of title' });
  await expect(value).not.toHaveText('');
  const before = await value.innerText();

  await box.pressSequentially('upp');
  await page.getByRole('option', { name: /upper/ }).click();
  await expect(box).toHaveValue('upper()');
  await box.pressSequentially('val');
  await expect(page.getByRole('listbox', { name: 'Completions' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('upper(value(""))');
  await box.pressSequentially('nam');
  await page.getByRole('option', { name: /^name/ }).first().click();
  await expect(box).toHaveValue('upper(value("name"))');
  await expect(value).not.toHaveText(before);
  await expect(value.getByText('How it came to this')).toBeVisible();
  await expect(value.getByRole('list', { name: 'Steps' })).toContainText('upper(value("name"))');

  await box.fill('upper(value("nme")');
  const problems = page.getByRole('list', { name: 'Problems' });
  await expect(problems).toContainText('1:');
  await expect(box).toHaveAttribute('aria-invalid', 'true');
  await box.fill('value("nme")');
  await expect(problems).toContainText('Do you mean name?');

  await box.fill('truncate(title(), 150)');
  await page.getByRole('button', { name: 'Save mapping' }).click();
  await expect(page.getByText('Mapping saved')).toBeVisible();
  await page.reload();
  await expect(box).toHaveValue('truncate(title(), 150)');
  await page.getByRole('button', { name: 'Back to the default' }).click();
  await page.getByRole('button', { name: 'Save mapping' }).click();
  await expect(page.getByText('Mapping saved')).toBeVisible();
});

test('requirements are counted, coloured, and lead to the mapping of a field', async ({ page }) => {
  await signIn(page, `${FEED}?tab=requirements`);
  await page.getByRole('button', { name: /Count/ }).click();
  await expect(page.getByText(/would go out/)).toBeVisible({ timeout: 60_000 });
  const rowOf = (field: string) =>
    page.getByRole('row').filter({ has: page.getByRole('button', { name: field, exact: true }) });
  const row = rowOf('title');
  await expect(row.getByRole('meter')).toBeVisible();
  await page.getByLabel('Show').selectOption('MANDATORY');
  await expect(rowOf('mpn')).toHaveCount(0);
  await row.getByRole('button', { name: 'title', exact: true }).click();
  await expect(page.getByLabel('Expression for title', { exact: true })).toBeVisible();
});

test('categories are mapped by the keyboard alone, and what is below inherits', async ({
  page,
}) => {
  await signIn(page, `${FEED}?tab=categories`);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'taxonomy.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(TAXONOMY),
    });
  const meter = page.getByRole('meter', { name: 'Products whose category is mapped' });
  await expect(meter).toHaveAttribute('aria-valuenow', '0');
  const list = page.getByRole('list', { name: 'Our categories' });
  await list.getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  const search = page.getByRole('combobox', { name: 'Search the channel’s categories' });
  await expect(search).toBeFocused();
  await search.fill('cloth');
  await expect(
    page.getByRole('listbox', { name: 'Found' }).getByRole('option').first(),
  ).toContainText('Clothing');
  await page.keyboard.press('Enter');
  await expect(list.getByText('Apparel & Accessories > Clothing').first()).toBeVisible();
  await expect(meter).not.toHaveAttribute('aria-valuenow', '0');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);
  expect(await download.failure()).toBeNull();
  await list.getByRole('button').first().click();
  await page.keyboard.press('Delete');
  await expect(meter).toHaveAttribute('aria-valuenow', '0');
});

test('a value table is made, filled from suggestions, and looked up', async ({ page }) => {
  await signIn(page, `${FEED}?tab=values`);
  await page.getByRole('button', { name: 'New table' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Genders');
  await page.getByLabel('Attribute', { exact: true }).fill('gender');
  await page.getByRole('button', { name: 'Make it' }).click();
  await expect(page.getByText('lookup("genders", value("gender"))')).toBeVisible();
  await page.getByLabel('Suggest values of').selectOption('gender');
  await page
    .getByLabel(/The channel's value for/)
    .first()
    .fill('female');
  await page.getByRole('button', { name: 'Save table' }).click();
  await expect(page.getByText('Table saved')).toBeVisible();
  await page.getByRole('button', { name: 'Remove the table' }).click();
  await expect(page.getByText('No value table yet')).toBeVisible();
});

test('an exchange rate is set with its day and source', async ({ page }) => {
  await signIn(page, `${FEED}?tab=values`);
  const card = page.getByRole('region', { name: 'Exchange rates' });
  await card.getByLabel('From').fill('eur');
  await card.getByLabel('Rate').fill('1.08');
  await card.getByLabel('To').fill('usd');
  await card.getByLabel('Source').fill('ECB');
  await card.getByRole('button', { name: 'Set the rate' }).click();
  await expect(card.getByRole('row', { name: /EUR.*1.08 USD.*ECB/ })).toBeVisible();
  await card.getByRole('button', { name: 'Remove EUR to USD' }).click();
  await expect(card.getByText('No rates yet')).toBeVisible();
});
