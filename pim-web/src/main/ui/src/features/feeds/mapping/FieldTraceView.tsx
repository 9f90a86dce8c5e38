import type { FieldTrace } from '@/api/mappingTypes';
import { shown } from '../preview/shown';
import styles from './LivePreview.module.css';

/** What an expression looked at and computed, step by step. */
export function FieldTraceView({ trace }: { trace: FieldTrace }) {
  return (
    <details className={styles.trace} open>
      <summary>How it came to this, {trace.sku}</summary>
      {trace.problem !== null && <p className={styles.error}>{trace.problem}</p>}
      {trace.sources.length > 0 && (
        <ul className={styles.sources} aria-label="Looked at">
          {trace.sources.map((source) => (
            <li
              key={`${source.kind} ${source.name} ${source.locale ?? ''} ${source.channel ?? ''}`}
            >
              <code>
                {[source.name, source.locale, source.channel].filter((p) => p !== null).join(' · ')}
              </code>
              <span>{source.value === null ? 'nothing' : shown(source.value)}</span>
            </li>
          ))}
        </ul>
      )}
      <ol className={styles.steps} aria-label="Steps">
        {trace.steps.map((step, at) => (
          <li key={at} style={{ marginLeft: Math.min(step.depth, 6) * 10 }}>
            <code>{step.expression}</code>
            <span>{step.value === null ? 'nothing' : shown(step.value)}</span>
            {step.notes.map((note) => (
              <em key={note.says}>{note.says}</em>
            ))}
          </li>
        ))}
      </ol>
      {trace.notes.map((note) => (
        <p key={note.says} className={styles.note}>
          {note.says}
        </p>
      ))}
    </details>
  );
}
