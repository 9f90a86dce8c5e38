import type { Kind } from '@/api/types';

export function ProductPage({ kind }: { kind: Kind }) {
  return kind;
}
