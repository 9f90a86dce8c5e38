import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { FieldFulfilment, FulfilmentState } from '@/api/mappingTypes';
import type { FeedSummary, FieldRule } from '@/api/types';
import { useMay } from '@/app/session';
import { Button } from '@/design/Button';
import { Select } from '@/design/Field';
import { EmptyState, ErrorState, Notice, Skeleton } from '@/design/Feedback';
import { Card } from '@/design/Page';
import { count, moment, plural } from '@/lib/format';
import { useOwnRequirements } from '../useFeeds';
import { type Mark, markOf } from './fulfilmentWords';
import { RequirementRow } from './RequirementRow';
import styles from './RequirementsTab.module.css';
import { useCountFulfilment, useFulfilment } from './useFulfilment';

interface RequirementsTabProps {
  feed: FeedSummary;
  onField: (field: string) => void;
}

/** What the channel wants of each field, and how far the selected products fulfil it. */
export function RequirementsTab({ feed, onField }: RequirementsTabProps) {
  const requirements = useOwnRequirements(feed.code);
  const state = useFulfilment(feed.code);
  const [show, setShow] = useState('');
  if (requirements.isError) {
    return <ErrorState error={requirements.error} onRetry={() => void requirements.refetch()} />;
  }
  if (state.isError) {
    return <ErrorState error={state.error} onRetry={() => void state.refetch()} />;
  }
  if (requirements.isPending || state.isPending) {
    return <Skeleton lines={12} />;
  }
  const counts = new Map(state.data.counts?.fields.map((field) => [field.name, field]));
  const shown = requirements.data.fields.filter((field) => isShown(field, counts, show));
  return (
    <Card
      title="What the channel wants"
      flush
      aside={<CountAside feed={feed.code} state={state.data} />}
    >
      <Summary state={state.data} />
      <div className={styles.filter}>
        <Select
          aria-label="Show"
          value={show}
          onChange={(event) => {
            setShow(event.target.value);
          }}
        >
          <option value="">Every field</option>
          <option value="bad">That keeps items out</option>
          <option value="warn">That could be better</option>
          <option value="MANDATORY">Mandatory</option>
          <option value="RECOMMENDED">Recommended</option>
          <option value="OPTIONAL">Optional</option>
        </Select>
        <span className={styles.quiet} aria-live="polite">
          {plural(shown.length, 'field')}
        </span>
      </div>
      {shown.length === 0 ? (
        <EmptyState title="No such field">
          <p>Nothing here is of that kind.</p>
        </EmptyState>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Level</th>
              <th scope="col">Filled</th>
              <th scope="col" className={styles.right}>
                Empty
              </th>
              <th scope="col" className={styles.right}>
                Violating
              </th>
              <th scope="col">What is wrong most often</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((field) => (
              <RequirementRow
                key={field.name}
                rule={field}
                counts={counts.get(field.name)}
                onField={onField}
              />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

const MARKS: readonly string[] = ['good', 'warn', 'bad', 'neutral'] satisfies Mark[];

function isShown(field: FieldRule, counts: Map<string, FieldFulfilment>, show: string): boolean {
  if (show === '') {
    return true;
  }
  return MARKS.includes(show)
    ? markOf(counts.get(field.name), field.level) === show
    : field.level === show;
}

function CountAside({ feed, state }: { feed: string; state: FulfilmentState }) {
  const counting = useCountFulfilment(feed);
  const mayCount = useMay('EDITOR');
  return (
    <span className={styles.aside}>
      {state.counts !== null && (
        <span className={styles.quiet}>counted {moment(state.counts.counted)}</span>
      )}
      {mayCount && (
        <Button
          size="small"
          icon={<RefreshCw size={13} />}
          busy={counting.isPending || state.job !== null}
          onClick={() => {
            counting.mutate();
          }}
        >
          {state.job === null ? 'Count now' : `Counting, ${count(state.job.progress.done)}`}
        </Button>
      )}
    </span>
  );
}

function Summary({ state }: { state: FulfilmentState }) {
  const counts = state.counts;
  if (counts === null) {
    return (
      <p className={styles.summary}>
        Nobody counted yet how many products have each field. Count now: nothing is sent.
      </p>
    );
  }
  return (
    <>
      {state.outdated && (
        <Notice tone="info">
          The feed, the catalogue or a table changed since the products were counted.
        </Notice>
      )}
      <p className={styles.summary}>
        <strong className="num">{count(counts.items - counts.skipped)}</strong> of{' '}
        {plural(counts.items, 'item')} would go out
        {counts.skipped > 0 && `, ${count(counts.skipped)} would stay out`}.
      </p>
      {counts.others.map((rule) => (
        <p key={rule.rule} className={styles.other}>
          {plural(rule.items, 'item')}: {rule.message} <small>({rule.sku})</small>
        </p>
      ))}
    </>
  );
}
