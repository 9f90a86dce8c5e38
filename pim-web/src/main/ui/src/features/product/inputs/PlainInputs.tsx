import { X } from 'lucide-react';
import { IconButton } from '@/design/Button';
import { TextArea, TextInput } from '@/design/Field';
import { cx } from '@/design/cx';
import styles from './inputs.module.css';
import { NumberBox } from './NumberBox';
import type { InputProps } from './types';

const textOf = (value: InputProps['value']) => (typeof value === 'string' ? value : '');

export function TextInputOf({ id, attribute, value, onChange, readOnly, invalid }: InputProps) {
  const rule = attribute.rules?.validationRule;
  return (
    <TextInput
      id={id}
      type={rule === 'email' || rule === 'url' ? rule : 'text'}
      value={textOf(value)}
      readOnly={readOnly}
      aria-invalid={invalid}
      onChange={(event) => {
        onChange(event.target.value === '' ? null : event.target.value);
      }}
    />
  );
}

const SHORTEST_ROWS = 3;
const LONGEST_ROWS = 14;
const CHARACTERS_A_ROW = 95;

export function TextAreaInput({ id, attribute, value, onChange, readOnly, invalid }: InputProps) {
  const text = textOf(value);
  const limit = attribute.rules?.maxCharacters ?? null;
  const rows = text
    .split('\n')
    .reduce((sum, line) => sum + 1 + Math.floor(line.length / CHARACTERS_A_ROW), 0);
  return (
    <div className={styles.stack}>
      <TextArea
        id={id}
        value={text}
        rows={Math.max(SHORTEST_ROWS, Math.min(LONGEST_ROWS, rows))}
        readOnly={readOnly}
        aria-invalid={invalid}
        onChange={(event) => {
          onChange(event.target.value === '' ? null : event.target.value);
        }}
      />
      {(limit !== null || attribute.richText) && !readOnly && (
        <span className={cx(styles.note, limit !== null && text.length > limit && styles.over)}>
          {attribute.richText && 'HTML '}
          {limit !== null && `${text.length} / ${limit} characters`}
        </span>
      )}
    </div>
  );
}

export function NumberInput({ id, value, onChange, readOnly, invalid }: InputProps) {
  return (
    <div className={styles.short}>
      <NumberBox
        id={id}
        value={typeof value === 'number' || typeof value === 'string' ? value : null}
        onChange={onChange}
        readOnly={readOnly}
        invalid={invalid}
      />
    </div>
  );
}

const CHOICES = [
  { value: true, label: 'Yes' },
  { value: false, label: 'No' },
  { value: null, label: 'Not set' },
];

export function BooleanInput({ id, value, onChange, readOnly }: InputProps) {
  return (
    <div id={id} className={styles.choices} role="radiogroup" tabIndex={-1}>
      {CHOICES.map((choice) => (
        <label key={choice.label} className={styles.choice}>
          <input
            type="radio"
            name={id}
            checked={(typeof value === 'boolean' ? value : null) === choice.value}
            disabled={readOnly}
            onChange={() => {
              onChange(choice.value);
            }}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}

export function DateInput({ id, attribute, value, onChange, readOnly, invalid }: InputProps) {
  const date = typeof value === 'object' && value !== null && 'date' in value ? value.date : '';
  return (
    <div className={styles.line}>
      <TextInput
        id={id}
        type="date"
        className={styles.short}
        value={date}
        readOnly={readOnly}
        min={attribute.rules?.dateMin ?? undefined}
        max={attribute.rules?.dateMax ?? undefined}
        aria-invalid={invalid}
        onChange={(event) => {
          onChange(event.target.value === '' ? null : { date: event.target.value });
        }}
      />
      {date !== '' && !readOnly && (
        <IconButton
          label="Clear the date"
          onClick={() => {
            onChange(null);
          }}
        >
          <X size={14} />
        </IconButton>
      )}
    </div>
  );
}
