import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

const NAMES = [
  'q',
  'family',
  'category',
  'enabled',
  'kind',
  'min',
  'max',
  'values',
  'sort',
] as const;

export type ParamName = (typeof NAMES)[number];
export type Params = Record<ParamName, string>;

/** What the list shows, kept in the address so that it can be shared and gone back to. */
export function useProductParams(): {
  params: Params;
  set: (change: Partial<Params>) => void;
  clear: () => void;
  filtered: boolean;
} {
  const [search, setSearch] = useSearchParams();
  const params = useMemo(
    () => Object.fromEntries(NAMES.map((name) => [name, search.get(name) ?? ''])) as Params,
    [search],
  );

  function set(change: Partial<Params>) {
    setSearch(
      (old) => {
        for (const [name, value] of Object.entries(change)) {
          if (value === '') {
            old.delete(name);
          } else {
            old.set(name, value);
          }
        }
        return old;
      },
      { replace: true },
    );
  }

  return {
    params,
    set,
    clear: () => {
      set(Object.fromEntries(NAMES.filter((n) => n !== 'sort').map((name) => [name, ''])));
    },
    filtered: NAMES.some((name) => name !== 'sort' && params[name] !== ''),
  };
}
