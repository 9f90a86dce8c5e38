import { useState } from 'react';
import { ApiError } from '@/api/http';
import type { Feed, FeedSummary } from '@/api/types';
import { Button } from '@/design/Button';
import { ErrorState, ProblemNotice, Skeleton } from '@/design/Feedback';
import { FormFoot } from '@/design/Page';
import { useToasts } from '@/design/Toasts';
import { LeaveGuard } from '@/features/product/LeaveGuard';
import { plural } from '@/lib/format';
import { same } from '@/lib/same';
import { useShortcuts } from '@/lib/shortcuts';
import { feedOf } from '../feedOf';
import { useFulfilment } from '../requirements/useFulfilment';
import { useOwnRequirements, useSaveFeed } from '../useFeeds';
import { FieldEditor } from './FieldEditor';
import { FieldList } from './FieldList';
import { FunctionHelp } from './FunctionHelp';
import { LivePreview } from './LivePreview';
import styles from './MappingTab.module.css';
import { useLivePreview, useNames, useProblems } from './useMapping';

interface MappingTabProps {
  feed: FeedSummary;
  /** The field asked for, null for the first. */
  field: string | null;
  readOnly: boolean;
  onField: (field: string) => void;
}

/** Fields on the left, the expression of one in the middle, what comes of it on the right. */
export function MappingTab({ feed, field, readOnly, onField }: MappingTabProps) {
  const requirements = useOwnRequirements(feed.code);
  if (requirements.isError) {
    return <ErrorState error={requirements.error} onRetry={() => void requirements.refetch()} />;
  }
  if (requirements.isPending) {
    return <Skeleton lines={12} />;
  }
  const fields = requirements.data.fields;
  const selected = fields.find((f) => f.name === field) ?? fields[0];
  return selected === undefined ? null : (
    <Editor feed={feed} fields={fields} selected={selected} readOnly={readOnly} onField={onField} />
  );
}

interface EditorProps {
  feed: FeedSummary;
  fields: NonNullable<ReturnType<typeof useOwnRequirements>['data']>['fields'];
  selected: EditorProps['fields'][number];
  readOnly: boolean;
  onField: (field: string) => void;
}

function Editor({ feed, fields, selected, readOnly, onField }: EditorProps) {
  const [base, setBase] = useState(() => feedOf(feed));
  const [mapping, setMapping] = useState(base.mapping);
  const [sku, setSku] = useState('');
  const draft: Feed = { ...base, mapping };
  const names = useNames(draft);
  const state = useFulfilment(feed.code);
  const expression = mapping[selected.name] ?? '';
  const problems = useProblems(feed.code, expression);
  const preview = useLivePreview(draft, sku);
  const save = useSaveFeed();
  const toasts = useToasts();
  const counts = new Map(state.data?.counts?.fields.map((f) => [f.name, f]));
  const fallback =
    preview.data?.items[0]?.fields.find((f) => f.name === selected.name && !f.own)?.expression ??
    selected.map ??
    '';
  const wrong = [
    ...new Set([
      ...(preview.data?.problems ?? []).filter((p) => p.severity === 'ERROR').map((p) => p.field),
      ...(save.error instanceof ApiError
        ? save.error.violations.map((v) => v.field.replace(/^mapping\./, ''))
        : []),
    ]),
  ];
  const dirty = !same(base.mapping, mapping);

  function submit() {
    if (readOnly || !dirty) {
      return;
    }
    save.mutate(draft, {
      onSuccess: (saved) => {
        setBase(feedOf(saved));
        setMapping(saved.mapping);
        toasts.done('Mapping saved');
      },
    });
  }
  useShortcuts({ 'ctrl+s': submit });

  return (
    <div>
      <div className={styles.columns}>
        <FieldList
          fields={fields}
          counts={counts}
          mapping={mapping}
          wrong={wrong}
          selected={selected.name}
          onSelect={onField}
        />
        <section className={styles.middle} aria-label="Mapping of the field">
          <FieldEditor
            rule={selected}
            counts={counts.get(selected.name)}
            expression={expression}
            fallback={fallback}
            problems={expression.trim() === '' ? [] : (problems.data ?? [])}
            names={names}
            readOnly={readOnly}
            onChange={(text) => {
              const { [selected.name]: _old, ...rest } = mapping;
              setMapping(text === '' ? rest : { ...rest, [selected.name]: text });
            }}
          />
          <FunctionHelp functions={names.functions} />
        </section>
        <section className={styles.right} aria-label="Live preview">
          <LivePreview
            preview={preview}
            field={selected.name}
            sku={sku}
            locale={feed.view.locale}
            onSku={setSku}
          />
        </section>
      </div>
      {readOnly && <FormFoot>Only an administrator can change a mapping.</FormFoot>}
      {!readOnly && (
        <FormFoot>
          {save.isError && <ProblemNotice error={save.error} />}
          <span className={styles.quiet}>
            {plural(Object.keys(mapping).length, 'field')} mapped by this feed, the others by
            default
          </span>
          <Button
            disabled={!dirty}
            onClick={() => {
              setMapping(base.mapping);
              save.reset();
            }}
          >
            Discard
          </Button>
          <Button look="primary" disabled={!dirty} busy={save.isPending} onClick={submit}>
            Save mapping
          </Button>
        </FormFoot>
      )}
      <LeaveGuard dirty={dirty} />
    </div>
  );
}
