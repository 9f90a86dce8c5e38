import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ValueTable } from '@/api/mappingTypes';
import { catalog as structure } from '@/api/resources';
import type { FeedSummary } from '@/api/types';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { Field, Switch, TextInput } from '@/design/Field';
import { ProblemNotice } from '@/design/Feedback';
import { labelIn } from '@/lib/labels';
import styles from './ValuesTab.module.css';
import { useSaveTable } from './useValues';

interface NewTableDialogProps {
  feed: FeedSummary;
  open: boolean;
  onClose: () => void;
  onMade: (table: ValueTable) => void;
}

export function NewTableDialog({ feed, open, onClose, onMade }: NewTableDialogProps) {
  const [label, setLabel] = useState('');
  const [attribute, setAttribute] = useState('');
  const [own, setOwn] = useState(false);
  const known = useQuery({
    queryKey: ['attributes', 'names'],
    queryFn: structure.allAttributes,
    enabled: open,
    staleTime: 300_000,
  });
  const save = useSaveTable();
  const code = label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);

  function submit() {
    save.mutate(
      {
        code,
        feed: own ? feed.code : null,
        label,
        attribute: attribute === '' ? null : attribute,
        unmapped: 'REPORT',
        fixed: null,
        values: {},
      },
      {
        onSuccess: (table) => {
          setLabel('');
          setAttribute('');
          onMade(table);
        },
      },
    );
  }

  return (
    <Dialog
      title="New value table"
      open={open}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={code === ''} busy={save.isPending} onClick={submit}>
            Make it
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {save.isError && <ProblemNotice error={save.error} />}
        <Field
          label="Name"
          help={code === '' ? 'Such as Colours.' : `Expressions call it ${code}.`}
        >
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
        <Field label="Attribute" help="Whose options it is about; leave it empty for other texts.">
          {(id) => (
            <>
              <TextInput
                id={id}
                list={`${id}-codes`}
                value={attribute}
                onChange={(event) => {
                  setAttribute(event.target.value);
                }}
              />
              <datalist id={`${id}-codes`}>
                {known.data?.map((a) => (
                  <option key={a.code} value={a.code}>
                    {labelIn(a.labels, feed.view.locale, a.code)}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Switch label="For this feed alone" checked={own} onChange={setOwn} />
      </div>
    </Dialog>
  );
}
