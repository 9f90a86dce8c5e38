import { type APIRequestContext, expect, type Page, request } from '@playwright/test';

export const url = () => process.env.STOA_E2E_URL ?? '';
export const password = () => process.env.STOA_E2E_PASSWORD ?? '';

export async function signIn(page: Page, path = '/'): Promise<void> {
  await page.goto(url() + path);
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password').fill(password());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}

/** Another client of the API, as an integrator's program would be. */
export function integrator(): Promise<APIRequestContext> {
  const credentials = Buffer.from(`admin:${password()}`).toString('base64');
  return request.newContext({
    baseURL: url(),
    extraHTTPHeaders: { Authorization: `Basic ${credentials}` },
  });
}

/** The page of a thing seen as English in the web shop. */
export const seen = (path: string) => `${path}?channel=web&locale=en_US`;
