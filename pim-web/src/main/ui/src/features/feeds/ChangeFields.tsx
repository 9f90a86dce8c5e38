import type { Feed } from '@/api/types';
import { Field, Switch, TextInput } from '@/design/Field';
import { seconds } from '@/lib/format';
import styles from './FeedForm.module.css';

const USUAL_QUIET = 60;
const LONGEST_QUIET = 86_400;
/** While edits go on without a pause it runs at the latest after so many quiet periods. */
const LATEST = 10;

interface ChangeFieldsProps {
  onChange: Feed['onChange'];
  error: string | undefined;
  onEdit: (onChange: Feed['onChange']) => void;
}

/** Whether the feed also runs when something changed, and how long it waits for more. */
export function ChangeFields({ onChange, error, onEdit }: ChangeFieldsProps) {
  return (
    <div className={styles.fields}>
      <Switch
        label="Also runs when something changed"
        checked={onChange !== null}
        onChange={(checked) => {
          onEdit(checked ? { quietSeconds: USUAL_QUIET } : null);
        }}
      />
      {onChange !== null && (
        <Field
          label="Quiet period (seconds)"
          help={`It runs once nothing further has changed for ${seconds(onChange.quietSeconds)}; while edits go on without a pause, after ${seconds(onChange.quietSeconds * LATEST)} at the latest. Sales and launches that begin or end count as changes.`}
          error={error}
        >
          {(id) => (
            <TextInput
              id={id}
              type="number"
              min={0}
              max={LONGEST_QUIET}
              step={1}
              required
              value={onChange.quietSeconds}
              aria-invalid={error !== undefined}
              onChange={(event) => {
                onEdit({ quietSeconds: Number(event.target.value) });
              }}
            />
          )}
        </Field>
      )}
    </div>
  );
}
