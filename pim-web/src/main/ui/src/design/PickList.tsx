import { Check } from 'lucide-react';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { Count } from './Count';
import { cx } from './cx';
import styles from './PickList.module.css';

export interface PickOption {
  value: string;
  label: string;
  /** How many there are of it. */
  count?: number | undefined;
}

interface PickListProps {
  label: string;
  options: PickOption[];
  selected: string;
  onPick: (value: string) => void;
  /** Said where there is no entry at all. */
  empty?: string;
  /** The entries are on their way; Enter picks the first that fits once they are there. */
  pending?: boolean;
}

const SEARCHABLE_FROM = 8;

/** A list to pick one entry from, with a search box when it is long. Arrow keys and Enter work. */
export function PickList({
  label,
  options,
  selected,
  onPick,
  empty = 'Nothing fits',
  pending = false,
}: PickListProps) {
  const id = useId();
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const shown = options.filter((o) =>
    `${o.label} ${o.value}`.toLowerCase().includes(words.toLowerCase()),
  );
  const at = Math.min(active, shown.length - 1);
  const [entered, setEntered] = useState(false);
  const pickFirst = useEffectEvent(() => {
    const first = shown[0];
    if (first) {
      onPick(first.value);
    }
  });
  const nothing = pending ? 'Loading…' : empty;
  const ready = entered && !pending;
  useEffect(() => {
    if (ready) {
      pickFirst();
    }
  }, [ready]);

  return (
    <div
      className={styles.list}
      onKeyDown={(event) => {
        const option = shown[at];
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          setActive(Math.min(at + 1, shown.length - 1));
        } else if (event.key === 'ArrowUp') {
          event.preventDefault();
          setActive(Math.max(at - 1, 0));
        } else if (event.key === 'Enter' && pending) {
          event.preventDefault();
          setEntered(true);
        } else if (event.key === 'Enter' && option) {
          event.preventDefault();
          onPick(option.value);
        }
      }}
      role="presentation"
    >
      <input
        className={cx(styles.search, options.length < SEARCHABLE_FROM && 'visually-hidden')}
        aria-label={`Search ${label.toLowerCase()}`}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={`${id}-${at}`}
        placeholder="Search"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setActive(0);
          setEntered(false);
        }}
      />
      <ul id={id} role="listbox" aria-label={label}>
        {shown.map((option, index) => (
          <li
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={option.value === selected}
            className={cx(styles.option, index === at && styles.active)}
            ref={(element) => {
              if (index === at) {
                element?.scrollIntoView({ block: 'nearest' });
              }
            }}
            onPointerDown={(event) => {
              event.preventDefault();
              onPick(option.value);
            }}
          >
            <span className={styles.name}>{option.label}</span>
            {option.value === selected && <Check size={14} aria-hidden="true" />}
            {option.count !== undefined && <Count value={option.count} />}
          </li>
        ))}
        {shown.length === 0 && (
          <li className={styles.none}>{options.length === 0 ? nothing : 'Nothing fits'}</li>
        )}
      </ul>
    </div>
  );
}
