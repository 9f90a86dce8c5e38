import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ValueTable } from '@/api/mappingTypes';
import type { FeedSummary } from '@/api/types';
import { useMay } from '@/app/session';
import { Badge } from '@/design/Badge';
import { Button } from '@/design/Button';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { Card } from '@/design/Page';
import { cx } from '@/design/cx';
import { count } from '@/lib/format';
import { ExchangeRates } from './ExchangeRates';
import { NewTableDialog } from './NewTableDialog';
import { TableEditor } from './TableEditor';
import { useValueTables } from './useValues';
import styles from './ValuesTab.module.css';

const keyOf = (table: ValueTable) => `${table.feed ?? '*'}/${table.code}`;

/** What the channel calls our values, and what currencies are worth. */
export function ValuesTab({ feed }: { feed: FeedSummary }) {
  const tables = useValueTables(feed.code);
  const [asked, setAsked] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const mayMap = useMay('EDITOR');
  if (tables.isError) {
    return <ErrorState error={tables.error} onRetry={() => void tables.refetch()} />;
  }
  if (tables.isPending) {
    return <Skeleton lines={10} />;
  }
  const selected = tables.data.find((t) => keyOf(t) === asked) ?? tables.data[0];
  const add = mayMap && (
    <Button
      size="small"
      icon={<Plus size={13} />}
      onClick={() => {
        setAdding(true);
      }}
    >
      New table
    </Button>
  );
  return (
    <div className={styles.tab}>
      <div className={styles.columns}>
        <Card title="Value tables" flush aside={add}>
          {tables.data.length === 0 && (
            <EmptyState title="No value table yet">
              <p>
                A table says what the channel calls each of our values. An expression looks it up
                with <code>lookup(&quot;colours&quot;, value(&quot;color&quot;))</code>.
              </p>
            </EmptyState>
          )}
          <ul className={styles.tables}>
            {tables.data.map((table) => (
              <li key={keyOf(table)}>
                <button
                  type="button"
                  className={cx(styles.table, table === selected && styles.selected)}
                  aria-current={table === selected}
                  onClick={() => {
                    setAsked(keyOf(table));
                  }}
                >
                  <span>
                    {table.label}
                    <small>
                      <code>{table.code}</code>
                    </small>
                  </span>
                  <Badge>{table.feed === null ? 'shared' : 'this feed'}</Badge>
                  <small className="num">{count(Object.keys(table.values).length)}</small>
                </button>
              </li>
            ))}
          </ul>
        </Card>
        {selected !== undefined && (
          <TableEditor
            key={keyOf(selected)}
            feed={feed}
            table={selected}
            readOnly={!mayMap}
            onRemoved={() => {
              setAsked(null);
            }}
          />
        )}
      </div>
      <ExchangeRates />
      <NewTableDialog
        feed={feed}
        open={adding}
        onClose={() => {
          setAdding(false);
        }}
        onMade={(table) => {
          setAdding(false);
          setAsked(keyOf(table));
        }}
      />
    </div>
  );
}
