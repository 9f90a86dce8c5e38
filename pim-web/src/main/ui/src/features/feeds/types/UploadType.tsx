import { FileUp } from 'lucide-react';
import { useState } from 'react';
import type { FeedSchemas } from '@/api/types';
import { Field, TextInput } from '@/design/Field';
import { ProblemNotice } from '@/design/Feedback';
import { FileButton } from '@/design/FileButton';
import { Card } from '@/design/Page';
import styles from './TypesTab.module.css';
import { useUploadSchema } from './useSchemas';

/** Takes a schema that was downloaded from the channel. */
export function UploadType({ types }: { types: FeedSchemas }) {
  const [name, setName] = useState('');
  const [edition, setEdition] = useState(types.usualEdition);
  const upload = useUploadSchema();
  const proposed = types.missing[0]?.name ?? '';
  const wanted = name.trim() === '' ? proposed : name.trim();
  return (
    <Card title="Upload a file">
      <div className={styles.form}>
        <Field label="Product type">
          {(id) => (
            <TextInput
              id={id}
              value={name}
              placeholder={proposed}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => {
                setName(event.target.value);
              }}
            />
          )}
        </Field>
        <Field label="For">
          {(id) => (
            <TextInput
              id={id}
              value={edition}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => {
                setEdition(event.target.value);
              }}
            />
          )}
        </Field>
        <FileButton
          label="Choose the JSON Schema"
          accept=".json,application/json"
          icon={<FileUp size={14} />}
          busy={upload.isPending}
          disabled={wanted === ''}
          onPick={(file) => {
            upload.mutate({
              file,
              ref: {
                channel: types.channel,
                name: wanted,
                variant: types.variant,
                edition: edition.trim(),
              },
            });
          }}
        />
      </div>
      {upload.isError && <ProblemNotice error={upload.error} />}
    </Card>
  );
}
