import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { catalog } from '@/api/resources';
import type { Catalog } from '@/api/types';
import type { Scope } from '@/lib/valueKey';

export function useCatalog() {
  return useQuery({
    queryKey: ['catalog'],
    queryFn: catalog.overview,
    staleTime: 60_000,
  });
}

const SCOPE_KEY = 'stoa.scope';

/** A channel and a locale that the catalogue really has, as near to the wish as possible. */
export function validScope(known: Catalog | undefined, wish: Partial<Scope>): Scope {
  const channels = known?.channels ?? [];
  const channel = channels.find((c) => c.code === wish.channel) ?? channels[0];
  const locales = channel && channel.locales.length > 0 ? channel.locales : (known?.locales ?? []);
  const locale =
    locales.find((l) => l === wish.locale) ??
    locales.find((l) => l === 'en_US') ??
    locales.find((l) => l.startsWith('en')) ??
    locales[0];
  return { channel: channel?.code ?? '', locale: locale ?? 'en_US' };
}

function remembered(): Partial<Scope> {
  try {
    return JSON.parse(localStorage.getItem(SCOPE_KEY) ?? '{}') as Partial<Scope>;
  } catch {
    return {};
  }
}

/** The channel and locale looked through: from the URL, else as last chosen, else the first. */
export function useScope(): [Scope, (change: Partial<Scope>) => void] {
  const { data } = useCatalog();
  const [params, setParams] = useSearchParams();
  const last = remembered();
  const scope = validScope(data, {
    channel: params.get('channel') ?? last.channel ?? '',
    locale: params.get('locale') ?? last.locale ?? '',
  });
  const { channel, locale } = scope;

  const inAddress = params.has('channel') && params.has('locale') && data !== undefined;
  useEffect(() => {
    if (inAddress) {
      localStorage.setItem(SCOPE_KEY, JSON.stringify({ channel, locale }));
    }
  }, [inAddress, channel, locale]);

  const change = useCallback(
    (part: Partial<Scope>) => {
      const next = validScope(data, { channel, locale, ...part });
      localStorage.setItem(SCOPE_KEY, JSON.stringify(next));
      setParams(
        (old) => {
          old.set('channel', next.channel);
          old.set('locale', next.locale);
          return old;
        },
        { replace: true },
      );
    },
    [data, channel, locale, setParams],
  );
  return [scope, change];
}
