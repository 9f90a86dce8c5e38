import { Download, Scale } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { consistency, type ConsistencyQuery } from '@/api/resources';
import { useCatalog } from '@/app/catalog';
import { ButtonLink } from '@/design/Button';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { Select, TextInput } from '@/design/Field';
import { Page, PageBody, PageHead, PageTools } from '@/design/Page';
import { SearchBox } from '@/features/products/SearchBox';
import { useTitle } from '@/lib/title';
import styles from './ConsistencyPage.module.css';
import { ConsistencyTable } from './ConsistencyTable';
import { useConsistency } from './useConsistency';

const SHOWN: [string, string][] = [
  ['DIFFERENT', 'What differs'],
  ['PRICE', 'Prices that differ'],
  ['AVAILABILITY', 'Availability that differs'],
  ['ALL', 'All products'],
];
const QUIET_MS = 400;

/** What each channel was last told of price and availability, where they disagree. */
export function ConsistencyPage() {
  useTitle('Consistency');
  const catalog = useCatalog();
  const [search, setSearch] = useSearchParams();
  const query: ConsistencyQuery = {
    q: search.get('q') ?? '',
    show: search.get('show') ?? 'DIFFERENT',
    tolerance: search.get('tolerance') ?? '',
    currency: search.get('currency') ?? '',
    sort: search.get('sort') ?? '-spread',
  };
  const report = useConsistency(query);
  const feeds = report.data?.pages[0]?.feeds ?? [];
  const rows = report.data?.pages.flatMap((page) => page.items) ?? [];

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

  // A page of the report may be empty though more follow.
  const goOn = report.isSuccess && rows.length === 0 && report.hasNextPage;
  const { fetchNextPage, isFetchingNextPage } = report;
  useEffect(() => {
    if (goOn && !isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [goOn, isFetchingNextPage, fetchNextPage]);

  return (
    <Page fixed>
      <PageHead
        title="Consistency"
        aside={(['csv', 'xlsx'] as const).map((format) => (
          <ButtonLink
            key={format}
            to={consistency.exportUrl(query, format)}
            reloadDocument
            download
            icon={<Download size={14} aria-hidden="true" />}
          >
            {format === 'csv' ? 'CSV' : 'Excel'}
          </ButtonLink>
        ))}
      >
        <span className={styles.about}>What each channel was last told</span>
      </PageHead>
      <PageTools>
        <SearchBox
          value={query.q}
          onChange={(q) => {
            set('q', q);
          }}
          onLeave={() => document.querySelector<HTMLElement>('[role="grid"]')?.focus()}
        />
        <Select
          aria-label="Show"
          className={styles.choice}
          value={query.show}
          onChange={(event) => {
            set('show', event.target.value);
          }}
        >
          {SHOWN.map(([code, label]) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </Select>
        <Select
          aria-label="Currency"
          className={styles.choice}
          value={query.currency}
          onChange={(event) => {
            set('currency', event.target.value);
          }}
        >
          <option value="">All currencies</option>
          {catalog.data?.currencies.map((currency) => (
            <option key={currency}>{currency}</option>
          ))}
        </Select>
        <Tolerance
          value={query.tolerance}
          onChange={(tolerance) => {
            set('tolerance', tolerance);
          }}
        />
      </PageTools>
      <PageBody busy={report.isFetching}>
        {(report.isPending || goOn) && <Skeleton lines={12} />}
        {report.isError && (
          <ErrorState error={report.error} onRetry={() => void report.refetch()} />
        )}
        {report.isSuccess && rows.length === 0 && !goOn && (
          <EmptyState
            icon={<Scale size={30} strokeWidth={1.5} />}
            title={query.show === 'ALL' ? 'Nothing fits' : 'The channels agree'}
          >
            <p>
              {feeds.length < 2
                ? 'With two feeds or more, what they told can be compared.'
                : 'No product that fits is told at different prices or availability.'}
            </p>
          </EmptyState>
        )}
        {report.isSuccess && rows.length > 0 && (
          <ConsistencyTable
            feeds={feeds}
            rows={rows}
            tolerance={Number(query.tolerance) || 0}
            sort={query.sort}
            onSort={(sort) => {
              set('sort', sort);
            }}
            onNearEnd={() => {
              if (report.hasNextPage && !report.isFetchingNextPage) {
                void report.fetchNextPage();
              }
            }}
          />
        )}
      </PageBody>
    </Page>
  );
}

interface ToleranceProps {
  value: string;
  onChange: (value: string) => void;
}

/** Asks again once nobody has typed for a moment. */
function Tolerance({ value, onChange }: ToleranceProps) {
  const [text, setText] = useState(value);
  useEffect(() => {
    if (text === value) {
      return;
    }
    const timer = setTimeout(() => {
      onChange(text);
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
    };
  });
  return (
    <span className={styles.tolerance}>
      Tolerance
      <TextInput
        aria-label="Tolerance in percent"
        type="number"
        min={0}
        step="any"
        placeholder="0"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      %
    </span>
  );
}
