// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError, apiUrl, get, request } from './http';

const answers: Response[] = [];
const calls: { url: string; init: RequestInit | undefined }[] = [];

beforeEach(() => {
  answers.length = 0;
  calls.length = 0;
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    calls.push({ url, init });
    const answer = answers.shift();
    return answer ? Promise.resolve(answer) : Promise.reject(new TypeError('no network'));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  document.cookie = 'XSRF-TOKEN=; max-age=0';
});

async function failureOf(call: Promise<unknown>): Promise<ApiError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiError) {
      return error;
    }
    throw error;
  }
  throw new Error('It did not fail.');
}

test('leaves empty parameters out of the address and escapes the others', () => {
  expect(apiUrl('/products', { q: 'a&b', family: '', cursor: null, limit: 10 })).toBe(
    '/api/v1/products?q=a%26b&limit=10',
  );
});

test('hands on what problem+json says', async () => {
  const violation = { field: 'name', rule: 'max_characters', message: 'Too long.' };
  answers.push(
    new Response(
      JSON.stringify({ title: 'Invalid', status: 422, detail: 'No.', violations: [violation] }),
      { status: 422 },
    ),
  );
  const failure = await failureOf(get('/products'));
  expect(failure.status).toBe(422);
  expect(failure.message).toBe('No.');
  expect(failure.violations).toEqual([violation]);
});

test('makes a problem of an answer that is none', async () => {
  answers.push(
    new Response('<html>Bad gateway</html>', { status: 502, statusText: 'Bad Gateway' }),
  );
  const failure = await failureOf(get('/products'));
  expect(failure.problem).toEqual({ title: 'Bad Gateway', status: 502 });
});

test('says so when the server cannot be reached', async () => {
  const failure = await failureOf(get('/products'));
  expect(failure.status).toBe(0);
  expect(failure.message).toContain('cannot be reached');
});

test('sends the CSRF token of the cookie with a change', async () => {
  document.cookie = 'XSRF-TOKEN=abc%3D';
  answers.push(new Response('{}'));
  await request('PATCH', '/products/a', { json: { version: 1 } });
  expect(calls[0]?.init?.headers).toMatchObject({ 'X-XSRF-TOKEN': 'abc=' });
});

test('asks for a token first when there is none yet', async () => {
  answers.push(new Response('', { status: 401 }), new Response('{}'));
  await request('POST', '/session', { json: {} });
  expect(calls.map((call) => call.url)).toEqual(['/api/v1/session', '/api/v1/session']);
});
