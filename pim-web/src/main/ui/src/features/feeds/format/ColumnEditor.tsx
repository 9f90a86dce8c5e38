import type { CustomColumn } from '@/api/types';
import { Field, Switch, TextInput } from '@/design/Field';
import type { Names } from '../mapping/completion';
import { ExpressionEditor } from '../mapping/ExpressionEditor';
import editor from '../mapping/FieldEditor.module.css';
import { useProblems } from '../mapping/useMapping';
import styles from './FormatTab.module.css';
import { nameProblem } from './ownFormat';

interface ColumnEditorProps {
  feed: string;
  columns: CustomColumn[];
  /** Which of them. */
  at: number;
  names: Names;
  readOnly: boolean;
  onChange: (part: Partial<CustomColumn>) => void;
}

/** One column: what it is called, and what fills it. */
export function ColumnEditor({ feed, columns, at, names, readOnly, onChange }: ColumnEditorProps) {
  const column = columns[at];
  const value = column?.value ?? '';
  const problems = useProblems(feed, value);
  return (
    <fieldset className={`${editor.editor ?? ''} ${styles.column ?? ''}`} disabled={readOnly}>
      <legend className="visually-hidden">Column {column?.name}</legend>
      <div className={styles.pair}>
        <Field label="Name" error={nameProblem(columns, at)}>
          {(id) => (
            <TextInput
              id={id}
              value={column?.name ?? ''}
              maxLength={100}
              autoComplete="off"
              spellCheck={false}
              aria-invalid={nameProblem(columns, at) !== undefined}
              onChange={(event) => {
                onChange({ name: event.target.value });
              }}
            />
          )}
        </Field>
        <Field label="In the first row" help="Empty for the name.">
          {(id) => (
            <TextInput
              id={id}
              value={column?.header ?? ''}
              placeholder={column?.name ?? ''}
              autoComplete="off"
              onChange={(event) => {
                onChange({ header: event.target.value === '' ? null : event.target.value });
              }}
            />
          )}
        </Field>
      </div>
      <ExpressionEditor
        label={`Expression for ${column?.name === '' ? 'the column' : (column?.name ?? '')}`}
        value={value}
        placeholder={'such as value("name") or sku()'}
        names={names}
        problems={value.trim() === '' ? [] : (problems.data ?? [])}
        readOnly={readOnly}
        onChange={(text) => {
          onChange({ value: text });
        }}
      />
      <div className={editor.actions}>
        <Switch
          label="Required: an item without it stays out"
          checked={column?.required ?? false}
          disabled={readOnly}
          onChange={(required) => {
            onChange({ required });
          }}
        />
        <span className={editor.quiet}>Ctrl + Space completes</span>
      </div>
    </fieldset>
  );
}
