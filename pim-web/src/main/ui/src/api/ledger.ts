import { get } from './http';
import type { ChangesPage, LedgerPage, LedgerSummary } from './types';

const seg = encodeURIComponent;

export interface LedgerQuery {
  text: string;
  state: string;
  action: string;
}

export const ledger = {
  summary: (feed: string) => get<LedgerSummary>(`/feeds/${seg(feed)}/ledger/summary`),
  page: (
    feed: string,
    query: LedgerQuery,
    after: string | null,
    limit: number,
    signal?: AbortSignal,
  ) => get<LedgerPage>(`/feeds/${seg(feed)}/ledger`, { ...query, after, limit }, signal),
  /** What a run found that its destination has to be told. */
  changes: (run: string, from: number, limit: number, signal?: AbortSignal) =>
    get<ChangesPage>(`/runs/${seg(run)}/changes`, { from, limit }, signal),
};
