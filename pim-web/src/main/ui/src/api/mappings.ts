import type { Feed, FeedPreview, Job } from './types';
import { apiUrl, get, request, upload } from './http';
import type {
  CategoryOverview,
  ExchangeRate,
  ExpressionProblem,
  FulfilmentState,
  MappingFunction,
  TableOverview,
  TakenTable,
  Taxonomy,
  TaxonomyNode,
  ValueTable,
} from './mappingTypes';

const seg = encodeURIComponent;

export type SheetFormat = 'csv' | 'xlsx';

function withFile(file: File): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}

export const expressions = {
  functions: () => get<MappingFunction[]>('/expressions/functions'),
  check: (expression: string, feed: string, signal?: AbortSignal) =>
    request<ExpressionProblem[]>('POST', '/expressions/check', {
      json: { expression, feed },
      ...(signal && { signal }),
    }),
  /** A feed as it is being written, for one product or the first ones. */
  preview: (feed: Feed, sku: string, limit: number, signal?: AbortSignal) =>
    request<FeedPreview>('POST', `/feeds/${seg(feed.code)}/preview`, {
      json: feed,
      query: { sku, limit },
      ...(signal && { signal }),
    }),
};

export const fulfilment = {
  newest: (feed: string) => get<FulfilmentState>(`/feeds/${seg(feed)}/fulfilment`),
  count: (feed: string) => request<Job>('POST', `/feeds/${seg(feed)}/fulfilment`),
};

export const taxonomies = {
  list: () => get<Taxonomy[]>('/taxonomies'),
  upload: (code: string, label: string, locale: string, file: File) =>
    upload<Taxonomy>(
      apiUrl(`/taxonomies/${seg(code)}`, { label, locale }).replace(/^\/api\/v1/, ''),
      withFile(file),
    ),
  nodes: (code: string, q: string, limit: number, signal?: AbortSignal) =>
    get<TaxonomyNode[]>(`/taxonomies/${seg(code)}/nodes`, { q, limit }, signal),
  suggestions: (code: string, category: string, limit: number, signal?: AbortSignal) =>
    get<TaxonomyNode[]>(`/taxonomies/${seg(code)}/suggestions`, { category, limit }, signal),
  mappings: (code: string, feed: string) =>
    get<CategoryOverview>(`/taxonomies/${seg(code)}/mappings`, { feed }),
  map: (code: string, category: string, target: string) =>
    request<unknown>('PUT', `/taxonomies/${seg(code)}/mappings/${seg(category)}`, {
      json: { target },
    }),
  unmap: (code: string, category: string) =>
    request<undefined>('DELETE', `/taxonomies/${seg(code)}/mappings/${seg(category)}`),
  tableUrl: (code: string, feed: string, format: SheetFormat) =>
    apiUrl(`/taxonomies/${seg(code)}/mappings/table`, { feed, format }),
  takeTable: (code: string, file: File) =>
    upload<TakenTable>(`/taxonomies/${seg(code)}/mappings/table`, withFile(file)),
};

export const valueTables = {
  list: (feed: string) => get<ValueTable[]>('/value-tables', { feed }),
  save: (table: ValueTable) =>
    request<ValueTable>('PUT', `/value-tables/${seg(table.code)}`, {
      json: table,
      query: { feed: table.feed },
    }),
  remove: (table: ValueTable) =>
    request<undefined>('DELETE', `/value-tables/${seg(table.code)}`, {
      query: { feed: table.feed },
    }),
  overview: (table: ValueTable, seenBy: string, field: string) =>
    get<TableOverview>(`/value-tables/${seg(table.code)}/overview`, {
      feed: table.feed,
      seenBy,
      field,
    }),
  tableUrl: (table: ValueTable, locale: string, format: SheetFormat) =>
    apiUrl(`/value-tables/${seg(table.code)}/table`, { feed: table.feed, locale, format }),
  takeTable: (table: ValueTable, file: File) =>
    upload<TakenTable>(
      apiUrl(`/value-tables/${seg(table.code)}/table`, { feed: table.feed }).replace(
        /^\/api\/v1/,
        '',
      ),
      withFile(file),
    ),
};

export const exchangeRates = {
  list: () => get<ExchangeRate[]>('/exchange-rates'),
  save: (rates: ExchangeRate[]) =>
    request<ExchangeRate[]>('PUT', '/exchange-rates', { json: rates }),
  remove: (rate: ExchangeRate) =>
    request<undefined>('DELETE', `/exchange-rates/${seg(rate.from)}/${seg(rate.to)}`),
};
