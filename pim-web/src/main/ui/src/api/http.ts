import type { Problem, Violation } from './types';

/** An answer of the server that is not a success, or no answer at all (status 0). */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  get violations(): Violation[] {
    return this.problem.violations ?? [];
  }
}

type Query = Record<string, string | number | boolean | null | undefined>;

export interface RequestOptions {
  query?: Query;
  json?: unknown;
  signal?: AbortSignal;
}

const BASE = '/api/v1';

/** The address below /api/v1 with the query's filled parameters. */
export function apiUrl(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') {
      search.set(name, String(value));
    }
  }
  const text = search.toString();
  return BASE + path + (text === '' ? '' : `?${text}`);
}

export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return request<T>('GET', path, {
    ...(query && { query }),
    ...(signal && { signal }),
  });
}

export async function request<T>(
  method: string,
  path: string,
  { query, json, signal }: RequestOptions = {},
): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  if (json !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (method !== 'GET') {
    headers['X-XSRF-TOKEN'] = await csrfToken();
  }
  let response: Response;
  try {
    response = await fetch(apiUrl(path, query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(signal && { signal }),
    });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') {
      throw failure;
    }
    throw new ApiError(unreachable());
  }
  const text = await response.text();
  if (!response.ok) {
    throw new ApiError(problemOf(response.status, response.statusText, text));
  }
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Sends files as multipart/form-data; tells how much of them went up, 0 to 1. */
export async function upload<T>(
  path: string,
  form: FormData,
  onProgress?: (share: number) => void,
): Promise<T> {
  const token = await csrfToken();
  return new Promise<T>((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', BASE + path);
    call.setRequestHeader('X-XSRF-TOKEN', token);
    call.setRequestHeader('Accept', 'application/json, application/problem+json');
    call.upload.onprogress = (event) => {
      if (event.lengthComputable) {
        onProgress?.(event.loaded / event.total);
      }
    };
    call.onerror = () => {
      reject(new ApiError(unreachable()));
    };
    call.onload = () => {
      if (call.status >= 200 && call.status < 300) {
        resolve(JSON.parse(call.responseText) as T);
      } else {
        reject(new ApiError(problemOf(call.status, call.statusText, call.responseText)));
      }
    };
    call.send(form);
  });
}

export async function text(path: string, signal?: AbortSignal): Promise<string> {
  const response = await fetch(BASE + path, {
    credentials: 'same-origin',
    ...(signal && { signal }),
  });
  const body = await response.text();
  if (!response.ok) {
    throw new ApiError(problemOf(response.status, response.statusText, body));
  }
  return body;
}

async function csrfToken(): Promise<string> {
  const known = csrfCookie();
  if (known !== '') {
    return known;
  }
  await fetch(`${BASE}/session`, { credentials: 'same-origin' }).catch(() => undefined);
  return csrfCookie();
}

function csrfCookie(): string {
  const pair = document.cookie.split('; ').find((cookie) => cookie.startsWith('XSRF-TOKEN='));
  return pair === undefined ? '' : decodeURIComponent(pair.slice('XSRF-TOKEN='.length));
}

function unreachable(): Problem {
  return {
    title: 'Stoa does not answer',
    status: 0,
    detail: 'The server cannot be reached. Check that it is running, then try again.',
  };
}

function problemOf(status: number, statusText: string, body: string): Problem {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && 'status' in parsed) {
      return { title: statusText, ...parsed, status };
    }
  } catch {
    // A proxy's or container's own page: the status has to do.
  }
  return { title: statusText || `Error ${status}`, status };
}
