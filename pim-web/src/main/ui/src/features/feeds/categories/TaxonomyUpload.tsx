import { Upload } from 'lucide-react';
import { useState } from 'react';
import type { Taxonomy } from '@/api/mappingTypes';
import type { TaxonomySource } from '@/api/types';
import { useMay } from '@/app/session';
import { Button } from '@/design/Button';
import { Field, TextInput } from '@/design/Field';
import { FileButton } from '@/design/FileButton';
import { ProblemNotice } from '@/design/Feedback';
import { Card } from '@/design/Page';
import styles from './TaxonomyUpload.module.css';
import { useUploadTaxonomy } from './useCategories';

interface TaxonomyUploadProps {
  /** Where the channel publishes its categories, null where nobody knows. */
  source: TaxonomySource | null;
  /** The one that the file takes the place of. */
  replaced: Taxonomy | null;
  locale: string;
  onDone: (code: string) => void;
  onCancel?: (() => void) | undefined;
}

/** Takes a channel's published categories; nobody may ship all of them with a program. */
export function TaxonomyUpload(props: TaxonomyUploadProps) {
  const { source, replaced, onDone, onCancel } = props;
  const [code, setCode] = useState(replaced?.code ?? source?.code ?? '');
  const [label, setLabel] = useState(replaced?.label ?? source?.label ?? '');
  const [locale, setLocale] = useState(replaced?.locale ?? props.locale);
  const upload = useUploadTaxonomy();
  const mayUpload = useMay('ADMIN');
  return (
    <Card title={replaced === null ? 'Upload the channel’s categories' : 'Upload a newer version'}>
      <div className={styles.form}>
        {source !== null && (
          <p>
            The channel publishes its categories{' '}
            <a href={source.url} target="_blank" rel="noreferrer">
              here
            </a>
            . {source.says}
          </p>
        )}
        {source === null && (
          <p>
            A text file with a category a line, such as <code>12 - Tools &gt; Saws</code>, a table
            with the columns <code>id</code> and <code>path</code>, or the channel's JSON.
          </p>
        )}
        <div className={styles.fields}>
          <Field label="Code" help="By which mappings name it.">
            {(id) => (
              <TextInput
                id={id}
                value={code}
                readOnly={replaced !== null || source !== null}
                onChange={(event) => {
                  setCode(event.target.value);
                }}
              />
            )}
          </Field>
          <Field label="Label">
            {(id) => (
              <TextInput
                id={id}
                value={label}
                onChange={(event) => {
                  setLabel(event.target.value);
                }}
              />
            )}
          </Field>
          <Field label="Language of its names" help="Suggestions compare labels in it.">
            {(id) => (
              <TextInput
                id={id}
                value={locale}
                onChange={(event) => {
                  setLocale(event.target.value);
                }}
              />
            )}
          </Field>
        </div>
        {upload.isError && <ProblemNotice error={upload.error} />}
        <div className={styles.foot}>
          {!mayUpload && <span>Only an administrator can upload categories.</span>}
          {onCancel && <Button onClick={onCancel}>Cancel</Button>}
          <FileButton
            label="Choose the file"
            accept=".txt,.csv,.tsv,.xlsx,.json"
            look="primary"
            icon={<Upload size={14} />}
            busy={upload.isPending}
            disabled={!mayUpload || code === ''}
            onPick={(file) => {
              upload.mutate(
                { code, label, locale, file },
                {
                  onSuccess: (stored) => {
                    onDone(stored.code);
                  },
                },
              );
            }}
          />
        </div>
      </div>
    </Card>
  );
}
