import type { Kind } from '@/api/types';

/** The page of a product or product model. */
export function pathTo(kind: Kind, identifier: string): string {
  const base = kind === 'PRODUCT' ? '/products/' : '/product-models/';
  return base + encodeURIComponent(identifier);
}
