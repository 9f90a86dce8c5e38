import { useState } from 'react';
import type { Unmapped, ValueTable } from '@/api/mappingTypes';
import type { FeedSummary } from '@/api/types';
import { Button } from '@/design/Button';
import { Field, Select, TextInput } from '@/design/Field';
import { EmptyState, ErrorState, ProblemNotice, Skeleton } from '@/design/Feedback';
import { Meter } from '@/design/Meter';
import { Card } from '@/design/Page';
import { useToasts } from '@/design/Toasts';
import { count, plural } from '@/lib/format';
import { same } from '@/lib/same';
import { useShortcuts } from '@/lib/shortcuts';
import { useRequirements } from '../useFeeds';
import { TableFiles } from './TableFiles';
import { ValueRows } from './ValueRows';
import { useRemoveTable, useSaveTable, useTableOverview } from './useValues';
import styles from './ValuesTab.module.css';

const UNMAPPED: [Unmapped, string][] = [
  ['REPORT', 'is reported'],
  ['PASS', 'goes out as it is'],
  ['FIXED', 'becomes a fixed value'],
  ['EMPTY', 'leaves the field empty'],
];

interface TableEditorProps {
  feed: FeedSummary;
  table: ValueTable;
  readOnly: boolean;
  onRemoved: () => void;
}

/** One table: our values with the channel's beside them. */
export function TableEditor({ feed, table, readOnly, onRemoved }: TableEditorProps) {
  const [base, setBase] = useState(table);
  const [draft, setDraft] = useState(table);
  const [field, setField] = useState(() => usedBy(feed, table.code));
  const requirements = useRequirements(feed.requirementSet);
  const overview = useTableOverview(table, feed.code, field);
  const save = useSaveTable();
  const remove = useRemoveTable();
  const toasts = useToasts();
  const dirty = !same(base, draft);
  // What came in by a file is shown unless somebody is editing.
  if (!dirty && !same(base, table)) {
    setBase(table);
    setDraft(table);
  }

  function submit() {
    if (!readOnly && dirty) {
      save.mutate(draft, {
        onSuccess: (saved) => {
          setBase(saved);
          setDraft(saved);
          toasts.done('Table saved');
        },
      });
    }
  }
  useShortcuts({ 'ctrl+s': submit });

  return (
    <Card
      title={table.label}
      flush
      aside={<TableFiles feed={feed} table={table} readOnly={readOnly} />}
    >
      <div className={styles.head}>
        <Field label="A value that is not in it">
          {(id) => (
            <Select
              id={id}
              disabled={readOnly}
              value={draft.unmapped}
              onChange={(event) => {
                setDraft({ ...draft, unmapped: event.target.value as Unmapped });
              }}
            >
              {UNMAPPED.map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {draft.unmapped === 'FIXED' && (
          <Field label="Fixed value">
            {(id) => (
              <TextInput
                id={id}
                readOnly={readOnly}
                value={draft.fixed ?? ''}
                onChange={(event) => {
                  setDraft({ ...draft, fixed: event.target.value });
                }}
              />
            )}
          </Field>
        )}
        <Field label="Suggest values of">
          {(id) => (
            <Select
              id={id}
              value={field}
              onChange={(event) => {
                setField(event.target.value);
              }}
            >
              <option value="">what is in the table</option>
              {requirements.data?.fields
                .filter((f) => f.values.length > 0)
                .map((f) => (
                  <option key={f.name}>{f.name}</option>
                ))}
            </Select>
          )}
        </Field>
        {typeof overview.data?.selected === 'number' && (
          <span className={styles.coverage}>
            <Meter
              label="Products whose value is mapped"
              value={overview.data.mapped ?? 0}
              of={overview.data.selected}
            />
            <small className="num">
              {count(overview.data.mapped ?? 0)} of {plural(overview.data.selected, 'product')}
            </small>
          </span>
        )}
      </div>
      {overview.isError && (
        <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />
      )}
      {overview.isPending && <Skeleton lines={8} />}
      {overview.isSuccess && (
        <ValueRows
          rows={overview.data.rows}
          channelValues={overview.data.channelValues}
          values={draft.values}
          readOnly={readOnly}
          onChange={(values) => {
            setDraft({ ...draft, values });
          }}
        />
      )}
      {overview.isSuccess && overview.data.rows.length === 0 && (
        <EmptyState title="The table is empty">
          <p>Add our values below, or import a file.</p>
        </EmptyState>
      )}
      {save.isError && <ProblemNotice error={save.error} />}
      {!readOnly && (
        <div className={styles.foot}>
          <Button
            look="danger"
            size="small"
            busy={remove.isPending}
            onClick={() => {
              remove.mutate(table, { onSuccess: onRemoved, onError: toasts.failed });
            }}
          >
            Remove the table
          </Button>
          <code className={styles.use}>
            lookup(&quot;{table.code}&quot;, value(&quot;{table.attribute ?? '…'}&quot;))
          </code>
          <Button
            disabled={!dirty}
            onClick={() => {
              setDraft(base);
              save.reset();
            }}
          >
            Discard
          </Button>
          <Button look="primary" disabled={!dirty} busy={save.isPending} onClick={submit}>
            Save table
          </Button>
        </div>
      )}
    </Card>
  );
}

/** The field whose expression looks the table up, empty for none. */
function usedBy(feed: FeedSummary, code: string): string {
  return (
    Object.entries(feed.mapping).find(([, expression]) =>
      expression.includes(`lookup("${code}"`),
    )?.[0] ?? ''
  );
}
