import type { Labels } from '@/api/types';

/** The label of the locale, else of the same language, else the code in brackets. */
export function labelIn(labels: Labels | undefined, locale: string, code: string): string {
  const exact = labels?.[locale];
  if (exact !== undefined && exact !== '') {
    return exact;
  }
  const language = `${locale.split('_')[0] ?? ''}_`;
  const near = Object.entries(labels ?? {}).find(
    ([key, label]) => key.startsWith(language) && label !== '',
  );
  return near?.[1] ?? `[${code}]`;
}
