import { useState } from 'react';
import type { Value } from '@/api/types';
import { Select } from '@/design/Field';
import { labelIn } from '@/lib/labels';
import styles from './inputs.module.css';
import { NumberBox } from './NumberBox';
import type { InputProps } from './types';

type Metric = Extract<Value, { unit: string }>;
type Prices = Extract<Value, { prices: unknown }>;

export function MetricInput(props: InputProps) {
  const { id, attribute, value, onChange, locale, readOnly, invalid } = props;
  const metric: Metric | null =
    typeof value === 'object' && value !== null && 'unit' in value ? value : null;
  const units = (attribute.units ?? []).map((unit) =>
    typeof unit === 'string' ? { code: unit } : unit,
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const unit = metric?.unit ?? chosen ?? attribute.defaultUnit ?? units[0]?.code ?? '';
  if (unit !== '' && !units.some((u) => u.code === unit)) {
    units.push({ code: unit });
  }
  return (
    <div className={styles.line}>
      <div className={styles.short}>
        <NumberBox
          id={id}
          value={metric?.amount ?? null}
          readOnly={readOnly}
          invalid={invalid}
          onChange={(amount) => {
            onChange(amount === null ? null : { amount, unit });
          }}
        />
      </div>
      <Select
        aria-label={`Unit of ${attribute.code}`}
        className={styles.unit}
        value={unit}
        disabled={readOnly}
        onChange={(event) => {
          setChosen(event.target.value);
          if (metric) {
            onChange({ ...metric, unit: event.target.value });
          }
        }}
      >
        {units.map((u) => (
          <option key={u.code} value={u.code}>
            {u.labels
              ? labelIn(u.labels, locale, u.code)
              : u.code.toLowerCase().replaceAll('_', ' ')}
            {u.symbol ? ` (${u.symbol})` : ''}
          </option>
        ))}
      </Select>
    </div>
  );
}

export function PriceInput(props: InputProps) {
  const { id, attribute, value, onChange, currencies, readOnly, invalid } = props;
  const price: Prices = { prices: {} };
  if (typeof value === 'object' && value !== null && 'prices' in value) {
    price.prices = value.prices;
  }
  const shown = [...new Set([...currencies, ...Object.keys(price.prices)])];
  return (
    <div id={id} className={styles.prices} role="group" tabIndex={-1}>
      {shown.map((currency) => (
        <label key={currency} className={styles.price}>
          <span>{currency}</span>
          <NumberBox
            label={`${attribute.code} in ${currency}`}
            value={price.prices[currency] ?? null}
            readOnly={readOnly}
            invalid={invalid}
            onChange={(amount) => {
              const { [currency]: _old, ...rest } = price.prices;
              const next = amount === null ? rest : { ...rest, [currency]: amount };
              onChange(Object.keys(next).length === 0 ? null : { prices: next });
            }}
          />
        </label>
      ))}
    </div>
  );
}
