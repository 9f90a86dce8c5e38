import { useState } from 'react';
import { TextInput } from '@/design/Field';

interface NumberBoxProps {
  id?: string;
  value: number | string | null;
  /** Gets text that is no number as it is, so that the server can say what is wrong with it. */
  onChange: (value: number | string | null) => void;
  readOnly: boolean;
  invalid: boolean;
  label?: string;
}

export function parsedNumber(text: string): number | string | null {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') {
    return null;
  }
  // More digits than a double holds would be changed on the way.
  const digits = trimmed.replace(/\D/g, '').replace(/^0+/, '').length;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(trimmed) && digits <= 15 ? Number(trimmed) : text.trim();
}

/** A decimal number; keeps what is being typed, such as `1.`, as it is. */
export function NumberBox({ id, value, onChange, readOnly, invalid, label }: NumberBoxProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed !== null && parsedNumber(typed) === value ? typed : String(value ?? '');
  return (
    <TextInput
      id={id}
      inputMode="decimal"
      className="num"
      aria-label={label}
      value={shown}
      readOnly={readOnly}
      aria-invalid={invalid || typeof value === 'string'}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(parsedNumber(event.target.value));
      }}
      onBlur={() => {
        setTyped(null);
      }}
    />
  );
}
