import { Navigate, useParams } from 'react-router';
import { ApiError } from '@/api/http';
import { useCatalog } from '@/app/catalog';
import type { Kind } from '@/api/types';
import { ErrorState, Skeleton } from '@/design/Feedback';
import { pathTo } from '@/features/products/pathTo';
import { ProductEditor } from './ProductEditor';
import { useProduct } from './useProduct';

export function ProductPage({ kind }: { kind: Kind }) {
  const { identifier = '' } = useParams();
  const product = useProduct(kind, identifier);
  const catalog = useCatalog();
  const error = product.error ?? catalog.error;
  // Reports and files name products and product models alike.
  const unknown = kind === 'PRODUCT' && error instanceof ApiError && error.status === 404;
  const model = useProduct('PRODUCT_MODEL', identifier, unknown);

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
  if (unknown && model.data) {
    return <Navigate to={pathTo('PRODUCT_MODEL', identifier)} replace />;
  }
  if (unknown && model.isPending) {
    return <Skeleton lines={14} />;
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
