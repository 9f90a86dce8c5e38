import { FileUp, ShieldMinus, Tags } from 'lucide-react';
import { useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useCatalog, useScope } from '@/app/catalog';
import { useMay } from '@/app/session';
import { Button, ButtonLink } from '@/design/Button';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { Select } from '@/design/Field';
import { Page, PageBody, PageHead, PageTools } from '@/design/Page';
import { ExportButton } from '@/features/imports/ExportDialog';
import { SearchBox } from '@/features/products/SearchBox';
import { plural } from '@/lib/format';
import { useTitle } from '@/lib/title';
import type { OfferView } from './cells';
import { OfferGrid, type OfferGridHandle } from './OfferGrid';
import styles from './OffersPage.module.css';
import { PoliciesDialog } from './PoliciesDialog';
import { useLocations, useOffers } from './useOffers';

/** What products cost and how many there are, edited in place. */
export function OffersPage() {
  useTitle('Offers');
  const catalog = useCatalog();
  const mayEdit = useMay('EDITOR');
  const [scope] = useScope();
  const [search, setSearch] = useSearchParams();
  const [policies, setPolicies] = useState(false);
  const q = search.get('q') ?? '';
  const currencies = catalog.data?.currencies ?? [];
  const view: OfferView = {
    channel: search.get('for') ?? '',
    location: search.get('at') ?? '',
    currency: search.get('in') ?? currencies.find((c) => c === 'EUR') ?? currencies[0] ?? '',
  };
  const found = useOffers(q, scope.locale, catalog.isSuccess);
  const locations = useLocations();
  const grid = useRef<OfferGridHandle>(null);

  function set(name: string, value: string) {
    setSearch(
      (old) => {
        if (value === '') {
          old.delete(name);
        } else {
          old.set(name, value);
        }
        return old;
      },
      { replace: true },
    );
  }

  const failed = [catalog, locations, found].find((query) => query.isError);
  if (failed) {
    return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const total = found.data?.pages[0]?.total;
  const known = locations.data ?? [];
  return (
    <Page fixed>
      <PageHead
        title="Offers"
        aside={
          <>
            {mayEdit && (
              <Button
                icon={<ShieldMinus size={14} />}
                onClick={() => {
                  setPolicies(true);
                }}
              >
                Buffers and caps
              </Button>
            )}
            {mayEdit && (
              <ButtonLink to="/imports" icon={<FileUp size={14} aria-hidden="true" />}>
                Import
              </ButtonLink>
            )}
            {mayEdit && <ExportButton entity="offers" />}
          </>
        }
      >
        <span className={styles.total} aria-live="polite">
          {total === undefined ? '' : plural(total, 'product')}
        </span>
      </PageHead>
      <PageTools>
        <SearchBox
          value={q}
          onChange={(words) => {
            set('q', words);
          }}
          onLeave={() => grid.current?.focus()}
        />
        <Choice
          label="Channel"
          all="All channels"
          options={catalog.data?.channels.map((c) => c.code) ?? []}
          value={view.channel}
          onChange={(channel) => {
            set('for', channel);
          }}
        />
        <Choice
          label="Location"
          all="All locations"
          options={known}
          value={view.location}
          onChange={(location) => {
            set('at', location);
          }}
        />
        <Choice
          label="Currency"
          options={currencies}
          value={view.currency}
          onChange={(currency) => {
            set('in', currency);
          }}
        />
      </PageTools>
      <PageBody busy={found.isFetching}>
        {(found.isPending || locations.isPending) && <Skeleton lines={12} />}
        {found.isSuccess && items.length === 0 && (
          <EmptyState
            icon={<Tags size={30} strokeWidth={1.5} />}
            title={q === '' ? 'No products yet' : 'Nothing fits'}
          >
            {q === '' ? (
              <p>
                <Link to="/imports">Import a catalogue</Link> with its offers and stock to begin.
              </p>
            ) : (
              <Button
                onClick={() => {
                  set('q', '');
                }}
              >
                Clear the search
              </Button>
            )}
          </EmptyState>
        )}
        {found.isSuccess && locations.isSuccess && items.length > 0 && (
          <OfferGrid
            ref={grid}
            items={items}
            total={total ?? items.length}
            view={view}
            locations={view.location === '' ? known : [view.location]}
            locale={scope.locale}
            readOnly={!mayEdit}
            onNearEnd={() => {
              if (found.hasNextPage && !found.isFetchingNextPage) {
                void found.fetchNextPage();
              }
            }}
          />
        )}
      </PageBody>
      <PoliciesDialog
        open={policies}
        onClose={() => {
          setPolicies(false);
        }}
      />
    </Page>
  );
}

interface ChoiceProps {
  label: string;
  /** Names the choice of none, where there is one. */
  all?: string;
  options: string[];
  value: string;
  onChange: (value: string) => void;
}

function Choice({ label, all, options, value, onChange }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      className={styles.choice}
      value={value}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    >
      {all !== undefined && <option value="">{all}</option>}
      {[...new Set([...options, ...(value === '' ? [] : [value])])].map((option) => (
        <option key={option}>{option}</option>
      ))}
    </Select>
  );
}
