import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { catalog as catalogApi } from '@/api/resources';
import type { FormAttribute } from '@/api/types';
import { PickList } from '@/design/PickList';
import { Popover } from '@/design/Popover';
import { labelIn } from '@/lib/labels';
import { keyOf, partsOf } from '@/lib/valueKey';
import { CountedValues } from './CountedPicks';
import { FilterPill } from './FilterPill';
import styles from './Filters.module.css';
import type { Counted } from './useCounts';
import { chosenValues, type ChosenValue, withoutValue, withValue } from './valueParams';

const COUNTABLE = ['SIMPLE_SELECT', 'MULTI_SELECT', 'BOOLEAN'];
const YES_NO: Record<string, string> = { true: 'Yes', false: 'No' };

interface ValueFiltersProps {
  counted: Counted;
  onChange: (values: string) => void;
}

/** A pill for each attribute that was added to the filters, and a button to add another. */
export function ValueFilters({ counted, onChange }: ValueFiltersProps) {
  const [fresh, setFresh] = useState('');
  const [adding, setAdding] = useState(false);
  const param = counted.params.values;
  const values = chosenValues(param);
  const { data: attributes } = useQuery({
    queryKey: ['attributes'],
    queryFn: catalogApi.allAttributes,
    enabled: adding || values.length > 0,
    staleTime: 60_000,
  });
  const { locale } = counted.scope;
  const labelOf = (attribute: FormAttribute) => labelIn(attribute.labels, locale, attribute.code);
  const open = (attributes ?? [])
    .filter(
      (attribute) =>
        COUNTABLE.includes(attribute.type) &&
        !values.some((value) => value.key === keyOf(attribute, counted.scope)),
    )
    .map((attribute) => ({ value: attribute.code, label: labelOf(attribute) }))
    .sort((a, b) => a.label.localeCompare(b.label));

  return (
    <>
      {values.map((value) => {
        const attribute = attributes?.find((known) => known.code === partsOf(value.key).attribute);
        return (
          <ValuePill
            key={value.key}
            counted={counted}
            value={value}
            attribute={attribute}
            fresh={value.key === fresh}
            onPick={(option) => {
              onChange(withValue(param, value.key, option));
            }}
            onRemove={() => {
              onChange(withoutValue(param, value.key));
            }}
          />
        );
      })}
      <Popover
        open={adding}
        onOpenChange={setAdding}
        label="Add a filter"
        trigger={
          <button type="button" className={styles.add}>
            <Plus size={13} aria-hidden="true" />
            Add a filter
          </button>
        }
      >
        <PickList
          label="Attributes"
          options={open}
          pending={attributes === undefined}
          selected=""
          onPick={(code) => {
            const attribute = attributes?.find((known) => known.code === code);
            if (attribute) {
              const key = keyOf(attribute, counted.scope);
              setFresh(key);
              onChange(withValue(param, key, ''));
            }
            setAdding(false);
          }}
        />
      </Popover>
    </>
  );
}

interface ValuePillProps {
  counted: Counted;
  value: ChosenValue;
  attribute: FormAttribute | undefined;
  fresh: boolean;
  onPick: (option: string) => void;
  onRemove: () => void;
}

function ValuePill({ counted, value, attribute, fresh, onPick, onRemove }: ValuePillProps) {
  const parts = partsOf(value.key);
  const { locale } = counted.scope;
  const name = labelIn(attribute?.labels, locale, parts.attribute);
  const labels = attribute?.type === 'BOOLEAN' ? YES_NO : {};
  return (
    <FilterPill
      name={name}
      value={
        value.option &&
        (labels[value.option] ?? (
          <OptionName attribute={parts.attribute} option={value.option} locale={locale} />
        ))
      }
      removable
      fresh={fresh}
      onClear={onRemove}
    >
      {(close) => (
        <CountedValues
          counted={counted}
          by={value.key}
          facet={{ by: 'VALUE', key: parts }}
          label={name}
          labels={labels}
          selected={value.option}
          onPick={(option) => {
            onPick(option);
            close();
          }}
        />
      )}
    </FilterPill>
  );
}

interface OptionNameProps {
  attribute: string;
  option: string;
  locale: string;
}

function OptionName({ attribute, option, locale }: OptionNameProps) {
  const { data } = useQuery({
    queryKey: ['options', attribute, option],
    queryFn: ({ signal }) => catalogApi.options(attribute, option, signal),
    staleTime: 60_000,
  });
  const known = data?.find((one) => one.code === option);
  return <>{labelIn(known?.labels, locale, option)}</>;
}
