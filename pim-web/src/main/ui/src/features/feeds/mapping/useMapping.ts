import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { exchangeRates, expressions, taxonomies, valueTables } from '@/api/mappings';
import { catalog as structure } from '@/api/resources';
import type { Feed } from '@/api/types';
import { useCatalog } from '@/app/catalog';
import { useDebounced } from '@/lib/useDebounced';
import { labelIn } from '@/lib/labels';
import type { Names } from './completion';

const SETTLED_MS = 350;
const FIRST_ITEMS = 1;

/** What is wrong with the expression, asked when nobody types any more. */
export function useProblems(feed: string, expression: string) {
  const asked = useDebounced(expression, SETTLED_MS);
  return useQuery({
    queryKey: ['expressions', 'check', feed, asked],
    queryFn: ({ signal }) => expressions.check(asked, feed, signal),
    enabled: asked.trim() !== '',
    staleTime: 60_000,
  });
}

/** How one product would go out with the mapping as it is written now. */
export function useLivePreview(feed: Feed, sku: string) {
  const settled = useDebounced(feed, SETTLED_MS);
  return useQuery({
    queryKey: ['feeds', feed.code, 'live', sku, settled],
    queryFn: ({ signal }) => expressions.preview(settled, sku, FIRST_ITEMS, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Everything that completions offer. */
export function useNames(feed: Feed): Names {
  const functions = useQuery({
    queryKey: ['expressions', 'functions'],
    queryFn: expressions.functions,
    staleTime: Infinity,
  });
  const known = useQuery({
    queryKey: ['attributes', 'names'],
    queryFn: structure.allAttributes,
    staleTime: 300_000,
  });
  const catalog = useCatalog();
  const tables = useQuery({
    queryKey: ['value-tables', feed.code],
    queryFn: () => valueTables.list(feed.code),
  });
  const trees = useQuery({ queryKey: ['taxonomies'], queryFn: taxonomies.list });
  const rates = useQuery({ queryKey: ['exchange-rates'], queryFn: exchangeRates.list });
  const locale = feed.view.locale;
  return useMemo(
    () => ({
      functions: functions.data ?? [],
      byArgument: {
        attribute: (known.data ?? []).map((a) => ({
          code: a.code,
          label: labelIn(a.labels, locale, a.code),
        })),
        table: (tables.data ?? []).map((t) => ({ code: t.code, label: t.label })),
        taxonomy: (trees.data ?? []).map((t) => ({ code: t.code, label: t.label })),
        locale: (catalog.data?.locales ?? []).map((code) => ({ code, label: '' })),
        channel: (catalog.data?.channels ?? []).map((c) => ({
          code: c.code,
          label: labelIn(c.labels, locale, c.code),
        })),
        currency: [
          ...new Set([
            ...(catalog.data?.channels ?? []).flatMap((c) => c.currencies),
            ...(rates.data ?? []).flatMap((r) => [r.from, r.to]),
          ]),
        ].map((code) => ({ code, label: '' })),
        parameter: Object.entries(feed.view.parameters).map(([code, label]) => ({ code, label })),
      },
    }),
    [
      functions.data,
      known.data,
      tables.data,
      trees.data,
      rates.data,
      catalog.data,
      locale,
      feed.view.parameters,
    ],
  );
}
