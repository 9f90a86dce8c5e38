import { Select } from '@/design/Field';

interface ChoiceProps {
  id: string;
  options: string[];
  value: string;
  onChange: (value: string) => void;
}

/** One of the options; a value that is none of them stays until another is chosen. */
export function Choice({ id, options, value, onChange }: ChoiceProps) {
  return (
    <Select
      id={id}
      value={value}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    >
      {[...new Set([...options, value])].map((option) => (
        <option key={option}>{option}</option>
      ))}
    </Select>
  );
}
