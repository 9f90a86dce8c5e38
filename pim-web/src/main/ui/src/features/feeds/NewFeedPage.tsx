import { useState } from 'react';
import { Link } from 'react-router';
import type { Feed } from '@/api/types';
import { useCatalog } from '@/app/catalog';
import { useMay } from '@/app/session';
import { Button } from '@/design/Button';
import { Field, Select, TextInput } from '@/design/Field';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { Card, Page, PageHead } from '@/design/Page';
import { useTitle } from '@/lib/title';
import { FeedForm } from './FeedForm';
import form from './FeedForm.module.css';
import styles from './FeedPage.module.css';
import { codeOf, newFeed } from './newFeed';
import { useFeeds, useRequirementSets } from './useFeeds';

/** A new feed: first what it is for, then the whole form. */
export function NewFeedPage() {
  useTitle('New feed');
  const [begun, setBegun] = useState<Feed | null>(null);
  const mayChange = useMay('ADMIN');
  return (
    <Page>
      <nav aria-label="Breadcrumb" className={styles.crumbs}>
        <Link to="/feeds">Feeds</Link>
      </nav>
      <PageHead title={begun?.label ?? 'New feed'} />
      <div className={styles.panel}>
        {!mayChange ? (
          <EmptyState title="Only an administrator can make a feed" />
        ) : begun === null ? (
          <Beginning onBegin={setBegun} />
        ) : (
          <FeedForm feed={begun} fresh readOnly={false} />
        )}
      </div>
    </Page>
  );
}

function Beginning({ onBegin }: { onBegin: (feed: Feed) => void }) {
  const sets = useRequirementSets();
  const feeds = useFeeds();
  const catalog = useCatalog();
  const [label, setLabel] = useState('');
  const [ownCode, setOwnCode] = useState<string | null>(null);
  const [chosen, setChosen] = useState('');
  const error = sets.error ?? catalog.error;
  if (error) {
    return <ErrorState error={error} onRetry={() => void sets.refetch()} />;
  }
  if (!sets.data || !catalog.data) {
    return <Skeleton />;
  }
  const code = ownCode ?? codeOf(label);
  const set = sets.data.find((s) => s.code === chosen);
  const taken = feeds.data?.some((feed) => feed.code === code) ?? false;
  const [channel] = catalog.data.channels;
  return (
    <form
      className={form.beginning}
      onSubmit={(event) => {
        event.preventDefault();
        if (set !== undefined && !taken) {
          onBegin(newFeed(label.trim(), code, set, channel));
        }
      }}
    >
      <Card title="What is it for?">
        <div className={form.fields}>
          <Field label="Channel’s rules" help={set?.about}>
            {(id) => (
              <Select
                id={id}
                required
                value={chosen}
                onChange={(event) => {
                  setChosen(event.target.value);
                }}
              >
                <option value="">Choose</option>
                {[...sets.data]
                  .sort((a, b) => a.label.localeCompare(b.label))
                  .map((s) => (
                    <option key={s.code} value={s.code}>
                      {s.label}
                    </option>
                  ))}
              </Select>
            )}
          </Field>
          <div className={form.pair}>
            <Field label="Label">
              {(id) => (
                <TextInput
                  id={id}
                  required
                  maxLength={200}
                  value={label}
                  onChange={(event) => {
                    setLabel(event.target.value);
                  }}
                />
              )}
            </Field>
            <Field
              label="Code"
              help="Lower-case letters, digits, - and _. It stays."
              error={taken ? 'There is a feed of that code.' : undefined}
            >
              {(id) => (
                <TextInput
                  id={id}
                  required
                  pattern="[a-z0-9][a-z0-9_\-]*"
                  maxLength={64}
                  value={code}
                  aria-invalid={taken}
                  onChange={(event) => {
                    setOwnCode(event.target.value);
                  }}
                />
              )}
            </Field>
          </div>
          <div>
            <Button type="submit" look="primary" disabled={set === undefined || taken}>
              Go on
            </Button>
          </div>
        </div>
      </Card>
    </form>
  );
}
