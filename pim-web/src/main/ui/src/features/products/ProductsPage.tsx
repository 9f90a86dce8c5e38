import { PackageSearch } from 'lucide-react';
import { useRef } from 'react';
import { Link } from 'react-router';
import { useCatalog, useScope } from '@/app/catalog';
import { useMay } from '@/app/session';
import { Button } from '@/design/Button';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { Page, PageBody, PageHead, PageTools } from '@/design/Page';
import { ScopeSwitch } from '@/design/ScopeSwitch';
import { plural } from '@/lib/format';
import { useTitle } from '@/lib/title';
import { ExportButton } from '@/features/imports/ExportDialog';
import { Filters } from './Filters';
import { filterOf } from './filterOf';
import { useProductParams } from './productParams';
import styles from './ProductsPage.module.css';
import { ProductTable, type ProductTableHandle } from './ProductTable';
import { SearchBox } from './SearchBox';
import { useProducts } from './useProducts';

export function ProductsPage() {
  useTitle('Products');
  const catalog = useCatalog();
  const mayExport = useMay('EDITOR');
  const [scope, setScope] = useScope();
  const { params, set, clear, filtered } = useProductParams();
  const found = useProducts(params, scope, catalog.isSuccess);
  const table = useRef<ProductTableHandle>(null);

  if (catalog.isError) {
    return <ErrorState error={catalog.error} onRetry={() => void catalog.refetch()} />;
  }
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const total = found.data?.pages[0]?.total;

  return (
    <Page fixed>
      <PageHead
        title="Products"
        aside={
          catalog.data && (
            <>
              {mayExport && (
                <ExportButton
                  filter={filterOf(params, scope)}
                  narrowed="Only what the list is narrowed to now."
                />
              )}
              <ScopeSwitch catalog={catalog.data} scope={scope} onChange={setScope} />
            </>
          )
        }
      >
        <span className={styles.total} aria-live="polite">
          {total === undefined ? '' : plural(total, 'result')}
        </span>
      </PageHead>
      <PageTools>
        <SearchBox
          value={params.q}
          onChange={(q) => {
            set({ q });
          }}
          onLeave={() => table.current?.focus()}
        />
        {catalog.data && (
          <Filters
            catalog={catalog.data}
            scope={scope}
            params={params}
            set={set}
            clear={clear}
            filtered={filtered}
          />
        )}
      </PageTools>
      <PageBody busy={found.isFetching}>
        {found.isPending && <Skeleton lines={12} />}
        {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.isSuccess && rows.length === 0 && (
          <EmptyState
            icon={<PackageSearch size={30} strokeWidth={1.5} />}
            title={filtered ? 'Nothing fits' : 'No products yet'}
          >
            {filtered ? (
              <Button onClick={clear}>Clear search and filters</Button>
            ) : (
              <p>
                <Link to="/imports">Import a catalogue</Link> from CSV or Excel files to begin.
              </p>
            )}
          </EmptyState>
        )}
        {found.isSuccess && rows.length > 0 && (
          <ProductTable
            ref={table}
            rows={rows}
            total={total ?? rows.length}
            families={catalog.data?.families ?? []}
            scope={scope}
            sort={params.sort}
            onSort={(sort) => {
              set({ sort });
            }}
            onNearEnd={() => {
              if (found.hasNextPage && !found.isFetchingNextPage) {
                void found.fetchNextPage();
              }
            }}
          />
        )}
      </PageBody>
    </Page>
  );
}
