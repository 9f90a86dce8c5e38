import { Compass } from 'lucide-react';
import { Link, useRouteError } from 'react-router';
import { EmptyState, ErrorState } from '@/design/Feedback';
import { PageNotLoaded } from './page';

export function RouteError() {
  const error = useRouteError();
  const notLoaded = error instanceof PageNotLoaded;
  return (
    <ErrorState
      error={error}
      {...(notLoaded && { title: 'This page did not load', retry: 'Load again' })}
      onRetry={() => {
        window.location.reload();
      }}
    />
  );
}

export function NotFoundPage() {
  return (
    <EmptyState icon={<Compass size={28} />} title="There is no such page">
      <p>
        Go to the <Link to="/">dashboard</Link> or the <Link to="/products">products</Link>.
      </p>
    </EmptyState>
  );
}
