import { useId, useRef } from 'react';
import type { ExpressionProblem, PreviewProblem } from '@/api/mappingTypes';
import type { CustomColumn, FeedTemplate } from '@/api/types';
import { TextArea } from '@/design/Field';
import { offsetOf } from '../mapping/completion';
import { ProblemList } from '../mapping/ProblemList';
import styles from './FormatTab.module.css';
import { AROUND, type PartId, PARTS } from './ownFormat';

interface TemplateEditorProps {
  template: FeedTemplate;
  columns: CustomColumn[];
  problems: PreviewProblem[];
  readOnly: boolean;
  onChange: (template: FeedTemplate) => void;
}

/** The document around the columns, part by part, with what is wrong where it stands. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { template, columns, problems, readOnly, onChange } = props;
  return (
    <section className={styles.template} aria-label="Template">
      <h2>Template in {template.language}</h2>
      <p className={styles.hint}>
        <code>{'{{name}}'}</code> is a value; <code>{'{{#name}}…{{/name}}'}</code> stands for each
        entry of a list, once for any other value, and not at all without one;{' '}
        <code>{'{{^name}}…{{/name}}'}</code> where there is none; <code>{'{{.}}'}</code> is the
        entry.
      </p>
      {PARTS.map((part) => (
        <PartBox
          key={part.id}
          label={part.label}
          rows={part.rows}
          names={part.id === 'item' ? columns.map((c) => c.name).filter(Boolean) : AROUND}
          text={template[part.id] ?? ''}
          problems={problems.filter((p) => p.field === `custom.template.${part.id}`)}
          readOnly={readOnly}
          onChange={(text) => {
            onChange(withPart(template, part.id, text));
          }}
        />
      ))}
    </section>
  );
}

function withPart(template: FeedTemplate, part: PartId, text: string): FeedTemplate {
  return { ...template, [part]: text === '' && part !== 'item' ? null : text };
}

interface PartBoxProps {
  label: string;
  rows: number;
  /** That the part knows. */
  names: string[];
  text: string;
  problems: ExpressionProblem[];
  readOnly: boolean;
  onChange: (text: string) => void;
}

function PartBox({ label, rows, names, text, problems, readOnly, onChange }: PartBoxProps) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);

  function focusAt(offset: number) {
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(offset, offset);
    });
  }
  function insert(name: string) {
    const caret = box.current?.selectionStart ?? text.length;
    const value = `{{${name}}}`;
    onChange(text.slice(0, caret) + value + text.slice(caret));
    focusAt(caret + value.length);
  }

  return (
    <div className={styles.part}>
      <label htmlFor={id}>{label}</label>
      <TextArea
        ref={box}
        id={id}
        rows={rows}
        className={styles.source}
        spellCheck={false}
        autoComplete="off"
        value={text}
        readOnly={readOnly}
        aria-invalid={problems.length > 0}
        aria-describedby={problems.length > 0 ? `${id}-problems` : undefined}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <ProblemList
        id={`${id}-problems`}
        problems={problems}
        onGo={(problem) => {
          focusAt(offsetOf(text, problem.line, problem.column));
        }}
      />
      {!readOnly && (
        <div className={styles.names} role="group" aria-label={`Put into ${label.toLowerCase()}`}>
          {names.map((name) => (
            <button
              key={name}
              type="button"
              onClick={() => {
                insert(name);
              }}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
