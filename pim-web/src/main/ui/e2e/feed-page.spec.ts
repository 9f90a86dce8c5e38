import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { integrator, signIn } from './stoa';

const FEED = '/feeds/google-us';

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 200)}`))).toEqual(
    [],
  );
}

/** Changes the stored feed as an integrator would. */
async function change(feed: string, part: Record<string, unknown>) {
  const api = await integrator();
  const stored = (await (await api.get(`/api/v1/feeds/${feed}`)).json()) as object;
  const answer = await api.put(`/api/v1/feeds/${feed}`, { data: { ...stored, ...part } });
  expect(answer.status(), await answer.text()).toBe(200);
  await api.dispose();
}

test('the ledger is counted, filtered, searched and unfolded, and the address keeps the filter', async ({
  page,
}) => {
  await signIn(page, `${FEED}?tab=ledger`);
  const items = page.getByRole('table', { name: 'Items of the ledger' });
  const counts = page.getByRole('group', { name: 'Filter by state' });
  await expect(items.getByRole('row').nth(1)).toBeVisible();
  await counts.getByRole('button', { name: /Skipped/ }).click();
  await expect(page).toHaveURL(/state=SKIPPED/);
  await expect(items.getByText('Skipped').first()).toBeVisible();
  const unfold = items.getByRole('button', { expanded: false }).first();
  await unfold.focus();
  await page.keyboard.press('Enter');
  const issues = items.getByRole('list', { name: /What is wrong with/ });
  await expect(issues.first()).toBeVisible();
  await expect(issues.first()).toContainText('google-merchant/');
  await expectAccessible(page);
  await page.reload();
  await expect(counts.getByRole('button', { name: /Skipped/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );

  await page.getByRole('searchbox', { name: 'Search the ledger' }).fill('no such sku');
  await expect(page.getByText('No such item')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(items.getByRole('row').nth(1)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search the ledger' }).fill('marlow-whi');
  await expect(page).toHaveURL(/q=marlow-whi/);
  const link = items.getByRole('link', { name: /MARLOW-WHI/ }).first();
  await link.click();
  await expect(page).toHaveURL(/\/products\/.*tab=channels/);
});

test('a dry run is called so, and its difference is shown field by field', async ({ page }) => {
  await change('google-us', { mapping: { title: 'truncate(title(), 12)' } });
  await signIn(page, FEED);
  const header = page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });
  await expect(header.getByText(/^Delivered/)).toBeVisible();
  await page.getByRole('button', { name: 'Dry run' }).click();
  const first = page.getByRole('region', { name: 'Runs' }).getByRole('row').nth(1);
  await expect(first).toContainText('Dry run', { timeout: 60_000 });
  await expect(first).not.toContainText('Delivered');
  await expect(header.getByText(/^Delivered/)).toBeVisible();
  await first.getByRole('button', { name: /changed/ }).click();
  const dialog = page.getByRole('dialog', { name: 'What a run would change' });
  await expect(dialog.getByRole('row').nth(1)).toContainText('title');
  await expect(dialog.getByText('Changed', { exact: true }).first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await change('google-us', { mapping: {} });
});

test('guard and quiet period are edited, and stay when something else is saved', async ({
  page,
}) => {
  await change('wechat', {
    mostLost: null,
    onChange: null,
    label: 'WeChat shop',
    view: {
      ...(await viewOf('wechat')),
      fallbackLocales: ['en_US'],
      fallbackChannels: ['web'],
    },
  });
  await signIn(page, '/feeds/wechat?tab=settings');
  await page.getByLabel('May take away without asking (%)').fill('5');
  await page
    .getByRole('switch', { name: 'Also runs when something changed' })
    .check({ force: true });
  await page.getByLabel('Quiet period (seconds)').fill('3600');
  await expect(page.getByText(/has changed for 1 hour/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save feed' }).click();
  await expect(page.getByText('Feed saved')).toBeVisible();

  await page.reload();
  await page.getByLabel('Label', { exact: true }).fill('WeChat, renamed');
  await page.getByRole('button', { name: 'Save feed' }).click();
  await expect(page.getByText('Feed saved')).toBeVisible();
  const api = await integrator();
  const stored = (await (await api.get('/api/v1/feeds/wechat')).json()) as Record<string, unknown>;
  expect(stored).toMatchObject({
    label: 'WeChat, renamed',
    mostLost: 5,
    onChange: { quietSeconds: 3600 },
    view: { fallbackLocales: ['en_US'], fallbackChannels: ['web'] },
  });
  await api.dispose();
});

async function viewOf(feed: string): Promise<object> {
  const api = await integrator();
  const stored = (await (await api.get(`/api/v1/feeds/${feed}`)).json()) as { view: object };
  await api.dispose();
  return stored.view;
}

test('a preview of one product says why it does not go out', async ({ page }) => {
  const api = await integrator();
  const sku = 'LL-MARLOW-WHI-S';
  const product = (await (await api.get(`/api/v1/products/${sku}`)).json()) as { version: number };
  await api.patch(`/api/v1/products/${sku}`, {
    data: { version: product.version, enabled: false },
  });
  await signIn(page, `${FEED}?tab=preview`);
  await page.getByRole('button', { name: 'one product' }).click();
  await page.getByLabel('Search products').fill(sku);
  await page
    .getByRole('option', { name: new RegExp(sku) })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`sku=${sku}`));
  const stands = page.getByRole('region', { name: `How ${sku} stands` });
  await expect(stands).toContainText('Disabled products never go out.');
  await expectAccessible(page);

  const now = (await (await api.get(`/api/v1/products/${sku}`)).json()) as { version: number };
  await api.patch(`/api/v1/products/${sku}`, {
    data: { version: now.version, enabled: true },
  });
  await api.dispose();
  await page.goto(new URL(`${FEED}?tab=ledger&state=SKIPPED`, page.url()).href);
  const skipped = await page
    .getByRole('table', { name: 'Items of the ledger' })
    .getByRole('link')
    .first()
    .innerText();
  await page.goto(
    new URL(`${FEED}?tab=preview&sku=${encodeURIComponent(skipped)}`, page.url()).href,
  );
  const rules = page.getByRole('list', { name: 'Rules that it breaks' });
  await expect(rules).toContainText('Keeps it out');
  await expect(rules).toContainText('google-merchant/');
  await expect(rules.getByRole('link', { name: /channel’s words/ }).first()).toBeVisible();
});

test('a format of one’s own is written with its file beside it, and problems say where', async ({
  page,
}) => {
  const api = await integrator();
  const made = await api.put('/api/v1/feeds/own-format', {
    data: {
      label: 'Partner file',
      requirementSet: 'custom',
      format: 'csv',
      fileName: 'partner.csv',
      view: { channel: 'web', locale: 'en_US', currency: 'USD', baseUrl: 'https://linden.example' },
      destination: { connector: 'hosted' },
      mostLost: 7,
      custom: { columns: [{ name: 'sku', value: 'sku()', required: true }] },
    },
  });
  expect(made.status(), await made.text()).toBe(200);
  await signIn(page, '/feeds/own-format?tab=mapping');
  const written = page.getByLabel('Written item');
  await expect(written).toContainText('sku');

  await page.getByRole('button', { name: 'Add a column' }).click();
  await expect(page.getByText('A column needs a name.')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('name');
  await page.getByLabel('Expression for name').fill('title(');
  await expect(page.getByRole('list', { name: 'Problems' })).toContainText('1:7');
  await page.getByLabel('Expression for name').fill('title()');
  await expect(written).toContainText('sku,name');
  await page.getByRole('button', { name: 'Move up' }).click();
  await expect(written).toContainText('name,sku');

  await page.getByRole('combobox', { name: 'Format' }).selectOption('template-xml');
  await expect(written).toContainText('<name>');
  const item = page.getByLabel('Each item', { exact: true });
  await item.fill('<good id="{{sku}}">\n  {{nme}}</good>\n');
  const problems = page.getByRole('list', { name: 'Problems' });
  await expect(problems).toContainText('2:3');
  await expect(item).toHaveAttribute('aria-invalid', 'true');
  await item.fill('<good id="{{sku}}">{{name}}</good>\n');
  await expect(written).toContainText('<good id=');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save format' }).click();
  await expect(page.getByText('Format saved')).toBeVisible();

  const stored = (await (await api.get('/api/v1/feeds/own-format')).json()) as object;
  expect(stored).toMatchObject({
    format: 'template-xml',
    mostLost: 7,
    custom: {
      columns: [{ name: 'name' }, { name: 'sku' }],
      template: { language: 'XML', item: '<good id="{{sku}}">{{name}}</good>\n' },
    },
  });
  await api.delete('/api/v1/feeds/own-format');
  await api.dispose();
});

test('a product type that is not stored is said to be missing, and is uploaded', async ({
  page,
}) => {
  await signIn(page, '/feeds/amazon-us?tab=types');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('not stored');
  await expect(alert).toContainText('SHOES');
  await expectAccessible(page);
  await page.getByLabel('Product type', { exact: true }).fill('SHOES');
  await page.locator('input[type=file]').setInputFiles({
    name: 'SHOES.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ title: 'Shoes', type: 'object', properties: {} })),
  });
  await expect(page.getByRole('row', { name: /SHOES/ })).toContainText('LISTING');
  await expect(alert).not.toContainText('SHOES');
  await page.getByRole('button', { name: 'Remove SHOES LISTING' }).click();
  await expect(alert).toContainText('SHOES');
});

test('a product model shows what channels have of it and of its variants', async ({ page }) => {
  await signIn(page, '/product-models/marlow?tab=channels&channel=web&locale=en_US');
  const panel = page.getByRole('tabpanel');
  const google = panel.getByRole('region', { name: /Google/ });
  await expect(google).toContainText('8 variants');
  await expect(panel.getByRole('region', { name: /Amazon/ })).toContainText('Submitted: 8');
  await expectAccessible(page);
});

test('a feed is made, selects a family, and is deleted again', async ({ page }) => {
  await signIn(page, '/feeds');
  await page.getByRole('button', { name: 'New feed' }).click();
  await page.getByLabel('Channel’s rules').selectOption('store-flat');
  await page.getByLabel('Label').fill('Kiosk, Berlin');
  await expect(page.getByLabel('Code')).toHaveValue('kiosk-berlin');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByLabel('Shoes', { exact: true }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save feed' }).click();
  await expect(page.getByText('Feed saved')).toBeVisible();
  await expect(page).toHaveURL(/\/feeds\/kiosk-berlin\?tab=mapping/);
  await page.getByRole('tab', { name: 'Overview' }).click();
  await expect(page.getByText('family shoes')).toBeVisible();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete feed' }).click();
  await expect(page.getByText('Feed deleted')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Kiosk, Berlin' })).toHaveCount(0);
});
