import type { FormAttribute, Value } from '@/api/types';

/** What every input of a value gets. */
export interface InputProps {
  id: string;
  attribute: FormAttribute;
  value: Value | null;
  onChange: (value: Value | null) => void;
  locale: string;
  currencies: string[];
  readOnly: boolean;
  invalid: boolean;
}
