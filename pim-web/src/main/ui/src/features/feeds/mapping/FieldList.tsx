import { useRef, useState } from 'react';
import type { FieldFulfilment } from '@/api/mappingTypes';
import type { FieldRule, Level } from '@/api/types';
import { TextInput } from '@/design/Field';
import { cx } from '@/design/cx';
import { MARK_WORDS, markOf } from '../requirements/fulfilmentWords';
import styles from './FieldList.module.css';

interface FieldListProps {
  fields: FieldRule[];
  counts: Map<string, FieldFulfilment>;
  mapping: Record<string, string>;
  /** Fields whose expression has errors. */
  wrong: string[];
  selected: string;
  onSelect: (field: string) => void;
}

const LEVELS: [Level, string][] = [
  ['MANDATORY', 'Mandatory'],
  ['RECOMMENDED', 'Recommended'],
  ['OPTIONAL', 'Optional'],
];

/** The channel's fields by level, coloured by how far they are fulfilled. Arrow keys move. */
export function FieldList(props: FieldListProps) {
  const { fields, counts, mapping, wrong, selected, onSelect } = props;
  const [words, setWords] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const found = fields.filter((f) => f.name.toLowerCase().includes(words.toLowerCase()));
  const ordered = LEVELS.flatMap(([level]) => found.filter((f) => f.level === level));

  function step(by: number) {
    const at = ordered.findIndex((f) => f.name === selected);
    const next = ordered[Math.max(0, Math.min(ordered.length - 1, at + by))];
    if (next) {
      onSelect(next.name);
      requestAnimationFrame(() => {
        list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
      });
    }
  }

  return (
    <div className={styles.list} ref={list}>
      <TextInput
        type="search"
        aria-label="Find a field"
        placeholder="Find a field"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
        }}
      />
      <div className={styles.scroll}>
        {ordered.length === 0 && <p className={styles.none}>No such field</p>}
        {LEVELS.filter(([level]) => ordered.some((f) => f.level === level)).map(
          ([level, title]) => (
            <section key={level} aria-label={`${title} fields`}>
              <h2>{title}</h2>
              <ul>
                {ordered
                  .filter((f) => f.level === level)
                  .map((field) => {
                    const mark = markOf(counts.get(field.name), field.level);
                    return (
                      <li key={field.name}>
                        <button
                          type="button"
                          className={cx(styles.field, field.name === selected && styles.selected)}
                          aria-current={field.name === selected}
                          tabIndex={field.name === selected ? 0 : -1}
                          onClick={() => {
                            onSelect(field.name);
                          }}
                          onKeyDown={(event) => {
                            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                              event.preventDefault();
                              step(event.key === 'ArrowDown' ? 1 : -1);
                            }
                          }}
                        >
                          <span
                            className={cx(styles.mark, styles[mark])}
                            title={MARK_WORDS[mark]}
                          />
                          <span className={styles.name}>{field.name}</span>
                          {wrong.includes(field.name) && (
                            <small className={styles.wrong}>error</small>
                          )}
                          {mapping[field.name] !== undefined && <small>own</small>}
                          <span className="visually-hidden">, {MARK_WORDS[mark]}</span>
                        </button>
                      </li>
                    );
                  })}
              </ul>
            </section>
          ),
        )}
      </div>
    </div>
  );
}
