import { Download, Search } from 'lucide-react';
import { useState } from 'react';
import type { StoredSchema } from '@/api/types';
import { Button } from '@/design/Button';
import { Field, TextInput } from '@/design/Field';
import { ProblemNotice } from '@/design/Feedback';
import { Card } from '@/design/Page';
import { NotFetched } from './NotFetched';
import styles from './TypesTab.module.css';
import { useFetchSchemas, useFindSchemas } from './useSchemas';

/** So many are listed; a longer list is searched with more words. */
const LISTED = 30;

interface FindTypesProps {
  feed: string;
  stored: StoredSchema[];
}

/** Looks for product types at the channel and fetches their schemas. */
export function FindTypes({ feed, stored }: FindTypesProps) {
  const [words, setWords] = useState('');
  const find = useFindSchemas(feed);
  const fetching = useFetchSchemas(feed);
  const known = new Set(stored.map((schema) => schema.ref.name));
  return (
    <Card title="Fetch from the channel">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          find.mutate(words);
        }}
      >
        <Field label="Words" help="Such as shirt. Empty for all.">
          {(id) => (
            <TextInput
              id={id}
              value={words}
              onChange={(event) => {
                setWords(event.target.value);
              }}
            />
          )}
        </Field>
        <Button type="submit" icon={<Search size={14} />} busy={find.isPending}>
          Look for types
        </Button>
      </form>
      {find.isError && <ProblemNotice error={find.error} />}
      <NotFetched fetched={fetching.data} />
      {find.data?.length === 0 && (
        <p className={styles.lead}>The channel knows none of that kind.</p>
      )}
      {find.data && find.data.length > 0 && (
        <ul className={styles.found} aria-label="Found product types">
          {find.data.slice(0, LISTED).map((name) => (
            <li key={name}>
              <code>{name}</code>
              <Button
                size="small"
                icon={<Download size={13} />}
                disabled={fetching.isPending}
                busy={fetching.isPending && fetching.variables[0] === name}
                onClick={() => {
                  fetching.mutate([name]);
                }}
              >
                {known.has(name) ? 'Fetch again' : 'Fetch'}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
