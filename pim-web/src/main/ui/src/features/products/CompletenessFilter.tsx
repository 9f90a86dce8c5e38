import { useState } from 'react';
import { Button } from '@/design/Button';
import { Field, TextInput } from '@/design/Field';
import styles from './CompletenessFilter.module.css';

export function completenessText(min: string, max: string): string {
  if (min === '' && max === '') {
    return '';
  }
  if (min === '100') {
    return '100%';
  }
  return `${min || '0'}–${max || '100'}%`;
}

interface CompletenessFilterProps {
  min: string;
  max: string;
  onApply: (min: string, max: string) => void;
}

export function CompletenessFilter({ min, max, onApply }: CompletenessFilterProps) {
  const [from, setFrom] = useState(min);
  const [until, setUntil] = useState(max);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onApply(from, until);
      }}
    >
      <div className={styles.presets}>
        <Button
          size="small"
          onClick={() => {
            onApply('100', '');
          }}
        >
          Complete
        </Button>
        <Button
          size="small"
          onClick={() => {
            onApply('', '99');
          }}
        >
          Incomplete
        </Button>
        <Button
          size="small"
          onClick={() => {
            onApply('', '50');
          }}
        >
          Half or less
        </Button>
      </div>
      <div className={styles.range}>
        <PercentField label="From %" value={from} onChange={setFrom} />
        <PercentField label="To %" value={until} onChange={setUntil} />
      </div>
      <p className={styles.help}>In the channel and locale chosen above the list.</p>
      <Button type="submit" look="primary" size="small">
        Apply
      </Button>
    </form>
  );
}

interface PercentFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function PercentField({ label, value, onChange }: PercentFieldProps) {
  return (
    <Field label={label}>
      {(id) => (
        <TextInput
          id={id}
          type="number"
          min={0}
          max={100}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
