import { useState } from 'react';
import { TextInput } from '@/design/Field';
import { same } from '@/lib/same';

interface CodesInputProps {
  id: string;
  codes: string[];
  onChange: (codes: string[]) => void;
}

const codesOf = (text: string) =>
  text
    .split(/[,\s]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '');

/** Codes in their order, with commas between. */
export function CodesInput({ id, codes, onChange }: CodesInputProps) {
  const [text, setText] = useState(codes.join(', '));
  // A comma just typed says nothing yet; another list from outside does.
  const shown = same(codesOf(text), codes) ? text : codes.join(', ');
  return (
    <TextInput
      id={id}
      placeholder="none"
      value={shown}
      onChange={(event) => {
        setText(event.target.value);
        onChange(codesOf(event.target.value));
      }}
    />
  );
}
