import { useState } from 'react';
import { ApiError } from '@/api/http';
import type { CustomColumn, CustomFormat, Feed, FeedSummary } from '@/api/types';
import { Button } from '@/design/Button';
import { ProblemNotice } from '@/design/Feedback';
import { FormFoot } from '@/design/Page';
import { useToasts } from '@/design/Toasts';
import { LeaveGuard } from '@/features/product/LeaveGuard';
import { plural } from '@/lib/format';
import { same } from '@/lib/same';
import { useShortcuts } from '@/lib/shortcuts';
import { feedOf } from '../feedOf';
import { FunctionHelp } from '../mapping/FunctionHelp';
import { LivePreview } from '../mapping/LivePreview';
import mapping from '../mapping/MappingTab.module.css';
import { useLivePreview, useNames } from '../mapping/useMapping';
import { useSaveFeed } from '../useFeeds';
import { ColumnEditor } from './ColumnEditor';
import { ColumnList } from './ColumnList';
import styles from './FormatTab.module.css';
import { FormatBar } from './FormatBar';
import { fitting } from './ownFormat';
import { TemplateEditor } from './TemplateEditor';

interface FormatTabProps {
  feed: FeedSummary;
  readOnly: boolean;
}

const NEW: CustomColumn = { name: '', header: null, value: '', required: false };
const EMPTY: CustomFormat = { columns: [] };

/** A format of one's own: columns on the left, what fills one in the middle, the file on the right. */
export function FormatTab({ feed, readOnly }: FormatTabProps) {
  const [base, setBase] = useState(() => feedOf(feed));
  const [draft, setDraft] = useState(base);
  const [at, setAt] = useState(0);
  const [sku, setSku] = useState('');
  const custom = draft.custom ?? EMPTY;
  const column = custom.columns[at];
  const names = useNames(draft);
  const preview = useLivePreview(draft, sku);
  const save = useSaveFeed();
  const toasts = useToasts();
  const dirty = !same(base, draft);
  const problems = preview.data?.problems ?? [];
  const refused = save.error instanceof ApiError ? save.error.violations : [];

  function change(part: Partial<Feed>) {
    setDraft({ ...draft, ...part });
  }
  function edit(part: Partial<CustomFormat>) {
    change({ custom: { ...custom, ...part } });
  }
  function submit() {
    if (readOnly || !dirty) {
      return;
    }
    save.mutate(draft, {
      onSuccess: (saved) => {
        setBase(feedOf(saved));
        setDraft(feedOf(saved));
        toasts.done('Format saved');
      },
    });
  }
  useShortcuts({ 'ctrl+s': submit });

  return (
    <div className={styles.tab}>
      <FormatBar
        format={draft.format}
        custom={custom}
        readOnly={readOnly}
        onFormat={(format) => {
          change({ format, custom: fitting(custom, format) });
        }}
        onCustom={edit}
      />
      <div className={mapping.columns}>
        <ColumnList
          columns={custom.columns}
          wrong={[
            ...problems.filter((p) => p.severity === 'ERROR').map((p) => p.field),
            ...refused.map((v) => v.field.replace(/^mapping\./, '')),
          ]}
          selected={at}
          readOnly={readOnly}
          onSelect={setAt}
          onColumns={(columns, next) => {
            edit({ columns });
            setAt(next);
          }}
          onAdd={() => {
            edit({ columns: [...custom.columns, NEW] });
            setAt(custom.columns.length);
          }}
        />
        <section className={mapping.middle} aria-label="Column">
          {column !== undefined && (
            <ColumnEditor
              key={at}
              feed={feed.code}
              columns={custom.columns}
              at={at}
              names={names}
              readOnly={readOnly}
              onChange={(part) => {
                edit({
                  columns: custom.columns.map((c, i) => (i === at ? { ...c, ...part } : c)),
                });
              }}
            />
          )}
          {custom.template && (
            <TemplateEditor
              template={custom.template}
              columns={custom.columns}
              problems={problems}
              readOnly={readOnly}
              onChange={(template) => {
                edit({ template });
              }}
            />
          )}
          <FunctionHelp functions={names.functions} />
        </section>
        <section className={mapping.right} aria-label="Live preview">
          <LivePreview
            preview={preview}
            field={column?.name ?? ''}
            sku={sku}
            locale={feed.view.locale}
            written
            onSku={setSku}
          />
        </section>
      </div>
      {readOnly && <FormFoot>Only an administrator can change a format.</FormFoot>}
      {!readOnly && (
        <FormFoot>
          {save.isError && <ProblemNotice error={save.error} />}
          <span className={mapping.quiet}>{plural(custom.columns.length, 'column')}</span>
          <Button
            disabled={!dirty}
            onClick={() => {
              setDraft(base);
              setAt(0);
              save.reset();
            }}
          >
            Discard
          </Button>
          <Button look="primary" disabled={!dirty} busy={save.isPending} onClick={submit}>
            Save format
          </Button>
        </FormFoot>
      )}
      <LeaveGuard dirty={dirty} />
    </div>
  );
}
