import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { ApiError } from '@/api/http';
import type { Feed } from '@/api/types';
import { useCatalog } from '@/app/catalog';
import { Button } from '@/design/Button';
import { ProblemNotice } from '@/design/Feedback';
import { Card, FormFoot } from '@/design/Page';
import { useToasts } from '@/design/Toasts';
import { useShortcuts } from '@/lib/shortcuts';
import { same } from '@/lib/same';
import { LeaveGuard } from '@/features/product/LeaveGuard';
import { SelectionFields } from '@/features/launches/SelectionFields';
import { BasicsCard } from './BasicsCard';
import { ChangeFields } from './ChangeFields';
import { CheckConnection } from './CheckConnection';
import { DeleteFeed } from './DeleteFeed';
import { DestinationFields } from './DestinationFields';
import styles from './FeedForm.module.css';
import { feedOf } from './feedOf';
import { GuardField } from './GuardField';
import { ScheduleFields } from './ScheduleFields';
import { useSaveFeed } from './useFeeds';

interface FeedFormProps {
  feed: Feed;
  /** Not stored yet. */
  fresh?: boolean;
  readOnly: boolean;
}

/** What the feed is; saved as a whole. */
export function FeedForm({ feed, fresh = false, readOnly }: FeedFormProps) {
  const [base, setBase] = useState(feed);
  const [draft, setDraft] = useState(base);
  const [stored, setStored] = useState<string | null>(null);
  const navigate = useNavigate();
  const catalog = useCatalog();
  const save = useSaveFeed();
  const toasts = useToasts();
  const dirty = stored === null && (fresh || !same(base, draft));
  const change = (part: Partial<Feed>) => {
    setDraft({ ...draft, ...part });
  };
  const problems = save.error instanceof ApiError ? save.error.violations : [];
  const problem = (field: string) => problems.find((v) => v.field === field)?.message;

  function submit() {
    if (readOnly || !dirty) {
      return;
    }
    save.mutate(draft, {
      onSuccess: (saved) => {
        setBase(feedOf(saved));
        setDraft(feedOf(saved));
        setStored(fresh ? saved.code : null);
        toasts.done('Feed saved');
      },
    });
  }
  useShortcuts({ 'ctrl+s': submit });

  // Only once nothing is dirty any more: else the guard would ask whether to leave.
  useEffect(() => {
    if (stored !== null) {
      void navigate(`/feeds/${encodeURIComponent(stored)}?tab=mapping`, { replace: true });
    }
  }, [stored, navigate]);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset className={styles.column} disabled={readOnly}>
        <BasicsCard draft={draft} problem={problem} change={change} />
        <Card title="Which products">
          <SelectionFields
            selection={draft.selection}
            catalog={catalog.data}
            nothing={{ is: 'all' }}
            onChange={(selection) => {
              change({ selection });
            }}
          />
        </Card>
      </fieldset>
      <fieldset className={styles.column} disabled={readOnly}>
        <Card title="Schedule">
          <div className={styles.fields}>
            <ScheduleFields
              schedules={draft.schedules}
              problems={problems}
              onChange={(schedules) => {
                change({ schedules });
              }}
            />
            <ChangeFields
              onChange={draft.onChange}
              error={problem('onChange.quietSeconds') ?? problem('onChange')}
              onEdit={(onChange) => {
                change({ onChange });
              }}
            />
          </div>
        </Card>
        <Card title="Safety">
          <GuardField
            mostLost={draft.mostLost}
            error={problem('mostLost')}
            onChange={(mostLost) => {
              change({ mostLost });
            }}
          />
        </Card>
        <Card title="Destination">
          <DestinationFields
            destination={draft.destination}
            problems={problems}
            onChange={(destination) => {
              change({ destination });
            }}
          />
          <CheckConnection destination={draft.destination} feed={fresh ? undefined : feed.code} />
        </Card>
      </fieldset>
      {readOnly && <p>Only an administrator can change a feed.</p>}
      {!readOnly && (
        <FormFoot>
          {save.isError && <ProblemNotice error={save.error} />}
          {!fresh && (
            <>
              <DeleteFeed code={feed.code} label={base.label} />
              <Button
                disabled={!dirty}
                onClick={() => {
                  setDraft(base);
                  save.reset();
                }}
              >
                Discard
              </Button>
            </>
          )}
          <Button type="submit" look="primary" busy={save.isPending} disabled={!dirty}>
            Save feed
          </Button>
        </FormFoot>
      )}
      <LeaveGuard dirty={dirty} />
    </form>
  );
}
