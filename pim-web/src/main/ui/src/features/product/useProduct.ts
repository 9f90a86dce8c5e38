import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { catalog, products } from '@/api/resources';
import type { FamilyVariant, FormAttribute, Kind, Product } from '@/api/types';
import { partsOf } from '@/lib/valueKey';

export const productKey = (kind: Kind, identifier: string) => ['product', kind, identifier];

export function useProduct(kind: Kind, identifier: string, enabled = true) {
  return useQuery({
    queryKey: productKey(kind, identifier),
    queryFn: () => products.one(kind, identifier),
    enabled,
  });
}

export function useFamily(code: string | null) {
  return useQuery({
    queryKey: ['family', code],
    queryFn: () => catalog.family(code ?? ''),
    enabled: code !== null,
    staleTime: 60_000,
  });
}

/** The attributes of the form: the family's, then those that only have a value. */
export function useFormAttributes(product: Product) {
  const family = useQuery({
    queryKey: ['family-attributes', product.family],
    queryFn: () => catalog.familyAttributes(product.family ?? ''),
    enabled: product.family !== null,
    staleTime: 60_000,
  });
  const strangers = useMemo(() => {
    const known = new Set(family.data?.map((a) => a.code));
    return [...new Set(Object.keys(product.values).map((key) => partsOf(key).attribute))]
      .filter((code) => !known.has(code))
      .sort();
  }, [family.data, product.values]);
  const ready = product.family === null || family.isSuccess;
  const others = useQuery({
    queryKey: ['attributes', strangers],
    queryFn: () => catalog.attributes(strangers),
    enabled: ready && strangers.length > 0,
    staleTime: 60_000,
  });
  const attributes: FormAttribute[] = [...(family.data ?? []), ...(others.data ?? [])].filter(
    (attribute) => attribute.type !== 'IDENTIFIER',
  );
  return {
    attributes,
    isPending: !ready && family.isPending,
    error: family.error ?? others.error,
  };
}

/** Where in a tree of variants the product stands. */
export interface Levels {
  variant: FamilyVariant | null;
  /** 0 for a root model and for a product without parent. */
  own: number;
  levelOf: (attribute: string) => number;
  axes: Set<string>;
  isPending: boolean;
}

export function useLevels(kind: Kind, product: Product): Levels {
  const parent = useQuery({
    queryKey: productKey('PRODUCT_MODEL', product.parent ?? ''),
    queryFn: () => products.one('PRODUCT_MODEL', product.parent ?? ''),
    enabled: kind === 'PRODUCT' && product.parent !== null,
  });
  const code = product.familyVariant ?? parent.data?.familyVariant ?? null;
  const variant = useQuery({
    queryKey: ['family-variant', code],
    queryFn: () => catalog.familyVariant(code ?? ''),
    enabled: code !== null,
    staleTime: 60_000,
  });
  const levels = variant.data?.levels ?? [];
  return {
    variant: variant.data ?? null,
    own: product.models.length,
    levelOf: (attribute) =>
      levels.findIndex(
        (level) => level.attributes.includes(attribute) || level.axes.includes(attribute),
      ) + 1,
    axes: new Set(levels.flatMap((level) => level.axes)),
    isPending: product.parent !== null && variant.isPending && !parent.isError && !variant.isError,
  };
}
