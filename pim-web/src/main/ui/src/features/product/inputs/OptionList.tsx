import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useDeferredValue, useId, useState } from 'react';
import { catalog } from '@/api/resources';
import { messageOf, Notice } from '@/design/Feedback';
import { cx } from '@/design/cx';
import list from '@/design/PickList.module.css';
import { labelIn } from '@/lib/labels';

interface OptionListProps {
  attribute: string;
  locale: string;
  selected: string[];
  onPick: (code: string) => void;
}

/** Options found by the server while somebody types; there may be thousands. */
export function OptionList({ attribute, locale, selected, onPick }: OptionListProps) {
  const id = useId();
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const asked = useDeferredValue(words);
  const { data, error, isPending } = useQuery({
    queryKey: ['options', attribute, asked],
    queryFn: ({ signal }) => catalog.options(attribute, asked, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const options = data ?? [];
  const at = Math.min(active, options.length - 1);

  return (
    <div
      className={list.list}
      role="presentation"
      onKeyDown={(event) => {
        const option = options[at];
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          setActive(Math.min(at + 1, options.length - 1));
        } else if (event.key === 'ArrowUp') {
          event.preventDefault();
          setActive(Math.max(at - 1, 0));
        } else if (event.key === 'Enter' && option) {
          event.preventDefault();
          onPick(option.code);
        }
      }}
    >
      <input
        className={list.search}
        aria-label="Search options"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={`${id}-${at}`}
        placeholder="Search options"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setActive(0);
        }}
      />
      {error && <Notice tone="bad">{messageOf(error)}</Notice>}
      <ul id={id} role="listbox" aria-label="Options" aria-busy={isPending}>
        {options.map((option, index) => (
          <li
            key={option.code}
            id={`${id}-${index}`}
            role="option"
            aria-selected={selected.includes(option.code)}
            className={cx(list.option, index === at && list.active)}
            title={option.code}
            onPointerDown={(event) => {
              event.preventDefault();
              onPick(option.code);
            }}
          >
            {labelIn(option.labels, locale, option.code)}
            {selected.includes(option.code) && <Check size={14} aria-hidden="true" />}
          </li>
        ))}
        {!isPending && options.length === 0 && <li className={list.none}>Nothing fits</li>}
      </ul>
    </div>
  );
}
