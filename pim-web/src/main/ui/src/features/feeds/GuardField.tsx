import { Field, TextInput } from '@/design/Field';
import { USUAL_MOST_LOST } from './feedWords';

interface GuardFieldProps {
  /** Percent; null for the usual. */
  mostLost: number | null;
  error: string | undefined;
  onChange: (mostLost: number | null) => void;
}

/** How much a run may take away without asking a person. */
export function GuardField({ mostLost, error, onChange }: GuardFieldProps) {
  return (
    <Field
      label="May take away without asking (%)"
      help={`Of the items that the channel has. A run that would take away more waits for a person’s yes. Empty means ${USUAL_MOST_LOST}; 0 always asks, 100 never does.`}
      error={error}
    >
      {(id) => (
        <TextInput
          id={id}
          type="number"
          min={0}
          max={100}
          step={1}
          placeholder={String(USUAL_MOST_LOST)}
          value={mostLost ?? ''}
          aria-invalid={error !== undefined}
          onChange={(event) => {
            const text = event.target.value;
            onChange(text === '' ? null : Number(text));
          }}
        />
      )}
    </Field>
  );
}
