import { BooleanInput, DateInput, NumberInput, TextAreaInput, TextInputOf } from './PlainInputs';
import { MediaInput } from './MediaInput';
import { MetricInput, PriceInput } from './QuantityInputs';
import { MultiSelectInput, SelectInput } from './SelectInputs';
import type { InputProps } from './types';

/** The input that fits the attribute's type. */
export function ValueInput(props: InputProps) {
  switch (props.attribute.type) {
    case 'TEXTAREA':
      return <TextAreaInput {...props} />;
    case 'NUMBER':
      return <NumberInput {...props} />;
    case 'BOOLEAN':
      return <BooleanInput {...props} />;
    case 'DATE':
      return <DateInput {...props} />;
    case 'SIMPLE_SELECT':
      return <SelectInput {...props} />;
    case 'MULTI_SELECT':
      return <MultiSelectInput {...props} />;
    case 'METRIC':
      return <MetricInput {...props} />;
    case 'PRICE_COLLECTION':
      return <PriceInput {...props} />;
    case 'IMAGE':
    case 'FILE':
      return <MediaInput {...props} />;
    case 'IDENTIFIER':
    case 'TEXT':
      return <TextInputOf {...props} />;
  }
}
