import { Compass } from 'lucide-react';
import { Link, useRouteError } from 'react-router';
import { EmptyState, ErrorState } from '@/design/Feedback';

export function RouteError() {
  return (
    <ErrorState
      error={useRouteError()}
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
