import { ExternalLink } from 'lucide-react';
import type { ExpressionProblem, FieldFulfilment } from '@/api/mappingTypes';
import type { FieldRule } from '@/api/types';
import { Badge } from '@/design/Badge';
import { Button } from '@/design/Button';
import { count } from '@/lib/format';
import { LEVEL_TONES } from '../requirements/RequirementRow';
import type { Names } from './completion';
import { ExpressionEditor } from './ExpressionEditor';
import styles from './FieldEditor.module.css';

interface FieldEditorProps {
  rule: FieldRule;
  counts: FieldFulfilment | undefined;
  /** The feed's own expression, empty for the default. */
  expression: string;
  /** What fills it as long as the feed says nothing, in this catalogue. */
  fallback: string;
  problems: ExpressionProblem[];
  names: Names;
  readOnly: boolean;
  onChange: (expression: string) => void;
}

/** One field: what the channel wants of it, and what fills it. */
export function FieldEditor(props: FieldEditorProps) {
  const { rule, counts, expression, fallback, problems, names, readOnly, onChange } = props;
  return (
    <div className={styles.editor}>
      <header className={styles.head}>
        <h2>
          <code>{rule.name}</code>
        </h2>
        <Badge tone={LEVEL_TONES[rule.level]}>{rule.level.toLowerCase()}</Badge>
        {counts !== undefined && counts.items > 0 && (
          <span className={styles.quiet}>
            filled for {count(counts.filled)} of {count(counts.items)}
          </span>
        )}
      </header>
      <p className={styles.says}>
        {rule.source?.says}{' '}
        {rule.source && (
          <a href={rule.source.url} target="_blank" rel="noreferrer">
            the channel's words <ExternalLink size={11} aria-hidden="true" />
          </a>
        )}
      </p>
      {rule.values.length > 0 && (
        <p className={styles.values}>
          One of{' '}
          {rule.values.map((value) => (
            <code key={value}>{value}</code>
          ))}
        </p>
      )}
      <ExpressionEditor
        label={`Expression for ${rule.name}`}
        value={expression}
        placeholder={fallback === '' ? 'not sent' : fallback}
        names={names}
        problems={problems}
        readOnly={readOnly}
        onChange={onChange}
      />
      {!readOnly && (
        <div className={styles.actions}>
          {expression === '' ? (
            <Button
              size="small"
              disabled={fallback === ''}
              onClick={() => {
                onChange(fallback);
              }}
            >
              Start from the default
            </Button>
          ) : (
            <Button
              size="small"
              onClick={() => {
                onChange('');
              }}
            >
              Back to the default
            </Button>
          )}
          <span className={styles.quiet}>Ctrl + Space completes</span>
        </div>
      )}
      {counts?.rules.map((broken) => (
        <p key={broken.rule} className={styles.broken}>
          {count(broken.items)}×: {broken.message} <small>({broken.sku})</small>
        </p>
      ))}
    </div>
  );
}
