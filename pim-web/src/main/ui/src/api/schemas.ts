import { get, request } from './http';
import type { FeedSchemas, FetchedSchemas, SchemaRef, StoredSchema } from './types';

const seg = encodeURIComponent;
const at = (ref: SchemaRef) => `/schemas/${seg(ref.channel)}/${seg(ref.name)}`;
const which = ({ variant, edition }: SchemaRef) => ({ variant, edition });

/** What channels publish of their items, such as Amazon's product types. */
export const schemas = {
  ofFeed: (feed: string) => get<FeedSchemas>(`/feeds/${seg(feed)}/schemas`),
  put: (ref: SchemaRef, label: string, schema: unknown) =>
    request<StoredSchema>('PUT', at(ref), { query: { ...which(ref), label }, json: schema }),
  remove: (ref: SchemaRef) => request<undefined>('DELETE', at(ref), { query: which(ref) }),
  fetch: (feed: string, names: string[]) =>
    request<FetchedSchemas>('POST', `/feeds/${seg(feed)}/schemas`, { json: { names } }),
  find: (feed: string, words: string) =>
    request<string[]>('POST', `/feeds/${seg(feed)}/schemas/search`, { json: { words } }),
};
