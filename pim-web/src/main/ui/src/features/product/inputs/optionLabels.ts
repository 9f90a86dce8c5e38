import { useQueries } from '@tanstack/react-query';
import { catalog } from '@/api/resources';
import { labelIn } from '@/lib/labels';

/** Looks one option up and keeps it. */
export function optionQuery(attribute: string, code: string) {
  return {
    queryKey: ['option', attribute, code],
    queryFn: async () => {
      const near = await catalog.options(attribute, code);
      return near.find((option) => option.code === code) ?? null;
    },
    staleTime: 300_000,
  };
}

/** The labels of chosen options. */
export function useOptionLabels(attribute: string, codes: string[], locale: string): string[] {
  const found = useQueries({ queries: codes.map((code) => optionQuery(attribute, code)) });
  return codes.map((code, at) => labelIn(found[at]?.data?.labels, locale, code));
}
