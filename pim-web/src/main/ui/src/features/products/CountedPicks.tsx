import type { AskedFacet } from '@/api/types';
import { PickList, type PickOption } from '@/design/PickList';
import { count } from '@/lib/format';
import styles from './CountedPicks.module.css';
import { byCode, useCounts, type Counted } from './useCounts';

interface CountedListProps {
  counted: Counted;
  /** What the list is narrowed by. */
  by: string;
  facet: AskedFacet;
  label: string;
  selected: string;
  onPick: (value: string) => void;
}

/** Known options with how many products each would leave. */
export function CountedPicks({
  counted,
  by,
  facet,
  options,
  ...list
}: CountedListProps & { options: PickOption[] }) {
  const counts = byCode(
    useCounts(counted, by, facet),
    options.map((option) => option.value),
  );
  return (
    <PickList
      {...list}
      options={options.map((option) => ({ ...option, count: counts.get(option.value) }))}
    />
  );
}

/** The most frequent values of an attribute. */
export function CountedValues({
  counted,
  by,
  facet,
  labels,
  ...list
}: CountedListProps & { labels: Record<string, string> }) {
  const counts = useCounts(counted, by, facet);
  const { values, further, without } = counts ?? { values: [], further: 0, without: 0 };
  const notes = [
    further > 0 && `${count(further)} rarer values are not shown`,
    without > 0 && `${count(without)} without a value`,
  ].filter((note) => note !== false);
  return (
    <>
      <PickList
        {...list}
        empty="Nothing has a value"
        pending={!counts}
        options={values.map((value) => ({
          value: value.code,
          label: labels[value.code] ?? value.label,
          count: value.documents,
        }))}
      />
      {notes.length > 0 && <p className={styles.note}>{notes.join(', ')}</p>}
    </>
  );
}
