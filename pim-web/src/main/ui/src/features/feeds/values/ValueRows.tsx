import { useId, useState } from 'react';
import type { ValueRow } from '@/api/mappingTypes';
import { Button } from '@/design/Button';
import { TextInput } from '@/design/Field';
import { LongTable } from '@/design/LongTable';
import { count } from '@/lib/format';
import styles from './ValuesTab.module.css';

const WIDTHS = ['32%', '12%', '28%', '28%'];

interface ValueRowsProps {
  rows: ValueRow[];
  channelValues: string[];
  values: Record<string, string>;
  readOnly: boolean;
  onChange: (values: Record<string, string>) => void;
}

/** A line for each of our values. Enter goes to the next; a suggestion is one click or Tab away. */
export function ValueRows({ rows, channelValues, values, readOnly, onChange }: ValueRowsProps) {
  const id = useId();
  const [added, setAdded] = useState('');
  const more = Object.keys(values).filter((value) => !rows.some((r) => r.value === value));
  const all = [...rows, ...more.map((value) => blank(value))];

  function set(value: string, channelValue: string) {
    const { [value]: _old, ...rest } = values;
    onChange(channelValue === '' ? rest : { ...rest, [value]: channelValue });
  }

  return (
    <>
      <datalist id={id}>
        {channelValues.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
      <LongTable
        label="Our values"
        className={styles.rows}
        widths={WIDTHS}
        head={
          <tr aria-rowindex={1}>
            <th scope="col">Our value</th>
            <th scope="col" className={styles.right}>
              Products
            </th>
            <th scope="col">The channel's</th>
            <th scope="col">Suggestions</th>
          </tr>
        }
        rows={all}
        keyOf={(row) => row.value}
        rowHeight={44}
      >
        {(row, rowIndex) => (
          <tr aria-rowindex={rowIndex}>
            <th scope="row">
              {row.label}
              {row.label !== row.value && (
                <small>
                  <code>{row.value}</code>
                </small>
              )}
            </th>
            <td className={`${styles.right} num`}>
              {row.products === null ? '' : count(row.products)}
            </td>
            <td>
              <TextInput
                aria-label={`The channel's value for ${row.label}`}
                list={id}
                readOnly={readOnly}
                value={values[row.value] ?? ''}
                onChange={(event) => {
                  set(row.value, event.target.value);
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') {
                    event.preventDefault();
                    const line = event.currentTarget.closest('tbody')?.nextElementSibling;
                    line?.querySelector('input')?.focus();
                  }
                }}
              />
            </td>
            <td>
              {!readOnly &&
                values[row.value] === undefined &&
                row.suggestions.map((suggestion) => (
                  <Button
                    key={suggestion.value}
                    size="small"
                    look="quiet"
                    title={`${Math.round(suggestion.score * 100)} % alike`}
                    onClick={() => {
                      set(row.value, suggestion.value);
                    }}
                  >
                    {suggestion.value}
                  </Button>
                ))}
            </td>
          </tr>
        )}
      </LongTable>
      {!readOnly && (
        <form
          className={styles.add}
          onSubmit={(event) => {
            event.preventDefault();
            if (added.trim() !== '' && values[added.trim()] === undefined) {
              set(added.trim(), added.trim());
              setAdded('');
            }
          }}
        >
          <TextInput
            aria-label="Another value of ours"
            placeholder="Another value of ours"
            value={added}
            onChange={(event) => {
              setAdded(event.target.value);
            }}
          />
          <Button size="small" type="submit" disabled={added.trim() === ''}>
            Add
          </Button>
        </form>
      )}
    </>
  );
}

function blank(value: string): ValueRow {
  return { value, label: value, products: null, channelValue: null, suggestions: [] };
}
