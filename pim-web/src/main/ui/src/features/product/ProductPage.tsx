import { useParams } from 'react-router';
import { useCatalog } from '@/app/catalog';
import type { Kind } from '@/api/types';
import { ErrorState, Skeleton } from '@/design/Feedback';
import { ProductEditor } from './ProductEditor';
import { useProduct } from './useProduct';

export function ProductPage({ kind }: { kind: Kind }) {
  const { identifier = '' } = useParams();
  const product = useProduct(kind, identifier);
  const catalog = useCatalog();
  const error = product.error ?? catalog.error;

  if (product.data && catalog.data) {
    return (
      <ProductEditor
        key={`${kind} ${identifier}`}
        kind={kind}
        latest={product.data}
        catalog={catalog.data}
      />
    );
  }
  return error ? (
    <ErrorState
      error={error}
      onRetry={() => {
        void product.refetch();
        void catalog.refetch();
      }}
    />
  ) : (
    <Skeleton lines={14} />
  );
}
