import { apiUrl, get, request, text, upload } from './http';
import type {
  AskedCounts,
  Catalog,
  CategoryNode,
  ChannelItem,
  Coded,
  ConnectionCheck,
  ConnectorDescription,
  ConsistencyView,
  FacetCounts,
  Family,
  FamilyVariant,
  Feed,
  FeedPreview,
  FeedRun,
  FeedSummary,
  Filter,
  FormAttribute,
  HistoryPage,
  Job,
  Kind,
  Launch,
  LaunchDraft,
  LaunchPlan,
  OfferAnswer,
  OfferItem,
  OfferRow,
  Page,
  Product,
  ProductPatch,
  ProductRow,
  Rehearsal,
  RequirementSet,
  RequirementSummary,
  Session,
  Standing,
  StandingDetail,
  Status,
  StockPolicy,
} from './types';

const seg = encodeURIComponent;

export const session = {
  current: () => get<Session>('/session'),
  signIn: (username: string, password: string) =>
    request<Session>('POST', '/session', { json: { username, password } }),
  signOut: () => request<undefined>('DELETE', '/session'),
};

export const catalog = {
  overview: () => get<Catalog>('/catalog'),
  familyAttributes: (family: string) => get<FormAttribute[]>(`/families/${seg(family)}/attributes`),
  attributes: (codes: string[]) => get<FormAttribute[]>('/attributes', { codes: codes.join(',') }),
  allAttributes: () => get<FormAttribute[]>('/attributes'),
  options: (attribute: string, q: string, signal?: AbortSignal) =>
    get<Coded[]>(`/attributes/${seg(attribute)}/options`, { q, limit: 50 }, signal),
  categories: (parent: string | null) => get<CategoryNode[]>('/categories', { parent }),
  category: (code: string) => get<Coded>(`/structure/categories/${seg(code)}`),
  associationTypes: () => get<Coded[]>('/structure/association_types'),
  family: (code: string) => get<Family>(`/structure/families/${seg(code)}`),
  familyVariant: (code: string) => get<FamilyVariant>(`/structure/family_variants/${seg(code)}`),
};

export interface ProductQuery {
  q?: string | undefined;
  family?: string | undefined;
  category?: string | undefined;
  enabled?: string | undefined;
  kind?: string | undefined;
  channel?: string | undefined;
  locale?: string | undefined;
  completenessMin?: string | undefined;
  completenessMax?: string | undefined;
  sort?: string | undefined;
}

/** A filter and an order. */
export interface FoundBy {
  filter: Filter | null;
  sort: string | null;
  channel: string;
  locale: string;
}

const pathOf = (kind: Kind) => (kind === 'PRODUCT' ? '/products' : '/product-models');

export const products = {
  list: (query: ProductQuery, cursor: string | null, limit: number, signal?: AbortSignal) =>
    get<Page<ProductRow>>('/products', { ...query, cursor, limit }, signal),
  find: (query: FoundBy, cursor: string | null, limit: number, signal?: AbortSignal) =>
    request<Page<ProductRow>>('POST', '/products/search', {
      json: { ...query, cursor, limit },
      ...(signal && { signal }),
    }),
  facets: (asked: AskedCounts, signal?: AbortSignal) =>
    request<FacetCounts[]>('POST', '/products/facets', {
      json: asked,
      ...(signal && { signal }),
    }),
  search: (filter: unknown, locale: string, limit: number) =>
    request<Page<ProductRow>>('POST', '/products/search', { json: { filter, locale, limit } }),
  one: (kind: Kind, identifier: string) => get<Product>(`${pathOf(kind)}/${seg(identifier)}`),
  patch: (kind: Kind, identifier: string, patch: ProductPatch) =>
    request<Product>('PATCH', `${pathOf(kind)}/${seg(identifier)}`, { json: patch }),
  history: (
    kind: Kind,
    identifier: string,
    before: number | null,
    limit: number,
    signal?: AbortSignal,
  ) => get<HistoryPage>(`${pathOf(kind)}/${seg(identifier)}/history`, { before, limit }, signal),
  /** Brings back what the edit that led to the entry's version found. */
  restore: (
    kind: Kind,
    identifier: string,
    entry: number,
    wanted: { version: number; keys: string[] },
  ) =>
    request<Product>('POST', `${pathOf(kind)}/${seg(identifier)}/history/${entry}/restore`, {
      json: wanted,
    }),
};

export const media = {
  url: (key: string) => `/media/${key}`,
  upload: (file: File) => {
    const form = new FormData();
    form.append('file', file);
    return upload<{ media: string; name: string }>('/media', form);
  },
};

export const jobs = {
  list: (limit: number) => get<Job[]>('/jobs', { limit }),
  one: (id: string) => get<Job>(`/jobs/${seg(id)}`),
  resume: (id: string) => request<Job>('POST', `/jobs/${seg(id)}/resume`),
  cancel: (id: string) => request<Job>('POST', `/jobs/${seg(id)}/cancel`),
  fileUrl: (id: string, name: string) => `/api/v1/jobs/${seg(id)}/files/${seg(name)}`,
  startExport: (wanted: { entity: string; format: 'CSV' | 'XLSX'; filter?: Filter }) =>
    request<Job>('POST', '/exports', { json: wanted }),
  startImport: (files: File[], onProgress: (share: number) => void) => {
    const form = new FormData();
    for (const file of files) {
      form.append('files', file);
    }
    return upload<Job>('/imports', form, onProgress);
  },
};

export const feeds = {
  list: () => get<FeedSummary[]>('/feeds'),
  one: (code: string) => get<FeedSummary>(`/feeds/${seg(code)}`),
  save: (feed: Feed) => request<FeedSummary>('PUT', `/feeds/${seg(feed.code)}`, { json: feed }),
  run: (code: string) => request<{ run: string }>('POST', `/feeds/${seg(code)}/run`),
  dryRun: (code: string) =>
    request<{ run: string }>('POST', `/feeds/${seg(code)}/run`, { query: { mode: 'DRY_RUN' } }),
  settleHeld: (code: string, run: string, how: 'confirm' | 'discard') =>
    request<FeedRun>('POST', `/feeds/${seg(code)}/runs/${seg(run)}/${how}`),
  runs: (code: string, limit: number) => get<FeedRun[]>(`/feeds/${seg(code)}/runs`, { limit }),
  remove: (code: string) => request<undefined>('DELETE', `/feeds/${seg(code)}`),
  requirementSets: () => get<RequirementSummary[]>('/requirement-sets'),
  requirements: (code: string) => get<RequirementSet>(`/requirement-sets/${seg(code)}`),
  /** With what belongs to the feed alone: its own columns, attributes of stored product types. */
  ownRequirements: (feed: string) => get<RequirementSet>(`/feeds/${seg(feed)}/requirements`),
  /** The first products, or the one of the SKU. */
  preview: (code: string, query: { limit?: number; sku?: string }) =>
    get<FeedPreview>(`/feeds/${seg(code)}/preview`, query),
  /** Asks the channel what it would say of the product; nothing is sent. */
  rehearse: (code: string, sku: string) =>
    request<Rehearsal[]>('POST', `/feeds/${seg(code)}/rehearsal`, { query: { sku } }),
  connectors: () => get<ConnectorDescription[]>('/connectors'),
  checkConnection: (destination: Feed['destination'], feed: string | undefined) =>
    request<ConnectionCheck>(
      'POST',
      `/connectors/${encodeURIComponent(destination.connector)}/check`,
      {
        json: { settings: destination.settings, feed: feed ?? null },
      },
    ),
  report: (run: string, signal?: AbortSignal) => text(`/runs/${seg(run)}/report`, signal),
  reportUrl: (run: string) => `/api/v1/runs/${seg(run)}/report`,
  fileUrl: (run: string, name: string) => `/api/v1/runs/${seg(run)}/files/${seg(name)}`,
};

export const offers = {
  list: (
    query: { q: string; locale: string },
    cursor: string | null,
    limit: number,
    signal?: AbortSignal,
  ) => get<Page<OfferItem>>('/offers', { ...query, cursor, limit }, signal),
  one: (sku: string, locale: string) => get<OfferItem>(`/offers/${seg(sku)}`, { locale }),
  change: (rows: OfferRow[]) => request<OfferAnswer[]>('POST', '/offers', { json: rows }),
  locations: () => get<string[]>('/stock/locations'),
  policies: () => get<StockPolicy[]>('/stock/policies'),
  savePolicy: (policy: StockPolicy) =>
    request<StockPolicy>('PUT', `/stock/policies/${seg(policy.channel)}`, { json: policy }),
};

export const launches = {
  list: () => get<Launch[]>('/launches'),
  one: (code: string) => get<Launch>(`/launches/${seg(code)}`),
  plan: (draft: LaunchDraft) =>
    request<LaunchPlan>('POST', `/launches/${seg(draft.code)}/plan`, { json: draft }),
  save: (draft: LaunchDraft) =>
    request<Launch>('PUT', `/launches/${seg(draft.code)}`, { json: draft }),
  remove: (code: string, version: number) =>
    request<undefined>('DELETE', `/launches/${seg(code)}`, { query: { version } }),
};

export const channels = {
  standings: () => get<Standing[]>('/standings'),
  standing: (feed: string, days: number) =>
    get<StandingDetail>(`/standings/${seg(feed)}`, { days }),
  release: (feed: string, skus: string[] | null) =>
    request<{ released: number }>('POST', `/standings/${seg(feed)}/release`, { json: { skus } }),
  reconcile: (feed: string) => request<undefined>('POST', `/standings/${seg(feed)}/reconcile`),
  ofProduct: (kind: Kind, identifier: string) =>
    get<ChannelItem[]>(`${pathOf(kind)}/${seg(identifier)}/channels`),
};

export type ConsistencyQuery = Record<'q' | 'show' | 'tolerance' | 'currency' | 'sort', string>;

export const consistency = {
  page: (query: ConsistencyQuery, cursor: string | null, limit: number, signal?: AbortSignal) =>
    get<ConsistencyView>('/reports/consistency', { ...query, cursor, limit }, signal),
  exportUrl: ({ sort: _sort, ...query }: ConsistencyQuery, format: 'csv' | 'xlsx') =>
    apiUrl('/reports/consistency/export', { ...query, format }),
};

export const status = () => get<Status>('/status');
