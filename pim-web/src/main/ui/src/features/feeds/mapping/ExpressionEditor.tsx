import { useId, useRef, useState } from 'react';
import type { ExpressionProblem } from '@/api/mappingTypes';
import { TextArea } from '@/design/Field';
import { cx } from '@/design/cx';
import { completionsAt, type Completion, type Names, offsetOf } from './completion';
import styles from './ExpressionEditor.module.css';
import { ProblemList } from './ProblemList';

interface ExpressionEditorProps {
  label: string;
  value: string;
  placeholder: string;
  names: Names;
  problems: ExpressionProblem[];
  readOnly: boolean;
  onChange: (value: string) => void;
}

/** A text box for an expression: completions while typing, problems with their place below. */
export function ExpressionEditor(props: ExpressionEditorProps) {
  const { label, value, placeholder, names, problems, readOnly, onChange } = props;
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const place = caret === null || readOnly ? null : completionsAt(value, caret, names);
  const at = Math.min(active, (place?.options.length ?? 1) - 1);

  function moveTo(offset: number) {
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(offset, offset);
    });
  }

  function take(option: Completion) {
    if (place) {
      onChange(value.slice(0, place.from) + option.text + value.slice(place.until));
      const offset = place.from + option.caret;
      moveTo(offset);
      // A call that takes a code offers codes at once.
      setCaret(option.text.includes('""') ? offset : null);
      setActive(0);
    }
  }

  return (
    <div className={styles.editor}>
      <TextArea
        ref={box}
        aria-label={label}
        className={styles.source}
        spellCheck={false}
        autoComplete="off"
        placeholder={placeholder}
        readOnly={readOnly}
        value={value}
        aria-invalid={problems.some((p) => p.severity === 'ERROR')}
        aria-describedby={problems.length > 0 ? `${id}-problems` : undefined}
        aria-autocomplete="list"
        aria-controls={place ? `${id}-list` : undefined}
        aria-activedescendant={place ? `${id}-${at}` : undefined}
        onChange={(event) => {
          onChange(event.target.value);
          setCaret(event.target.selectionStart);
          setActive(0);
        }}
        onBlur={() => {
          setCaret(null);
        }}
        onKeyDown={(event) => {
          if (event.key === ' ' && event.ctrlKey) {
            event.preventDefault();
            setCaret(event.currentTarget.selectionStart);
          } else if (!place) {
            return;
          } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            const count = place.options.length;
            setActive((at + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
          } else if (event.key === 'Enter' || event.key === 'Tab') {
            event.preventDefault();
            const option = place.options[at];
            if (option) {
              take(option);
            }
          } else if (event.key === 'Escape') {
            event.preventDefault();
            setCaret(null);
          }
        }}
      />
      {place && (
        <ul id={`${id}-list`} role="listbox" aria-label="Completions" className={styles.options}>
          {place.options.map((option, index) => (
            <li
              key={option.text}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className={cx(styles.option, index === at && styles.active)}
              onPointerDown={(event) => {
                event.preventDefault();
                take(option);
              }}
            >
              <code>{option.text.replace(/[("].*$/, '')}</code>
              <small>{option.hint}</small>
            </li>
          ))}
        </ul>
      )}
      <ProblemList
        id={`${id}-problems`}
        problems={problems}
        onGo={(problem) => {
          moveTo(offsetOf(value, problem.line, problem.column));
        }}
      />
    </div>
  );
}
