import type { UseQueryResult } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { FieldRule, Level, RequirementSet, Violation } from '@/api/types';
import { Badge, type Tone } from '@/design/Badge';
import { Select, TextArea, TextInput } from '@/design/Field';
import { ErrorState, Skeleton } from '@/design/Feedback';
import { cx } from '@/design/cx';
import styles from './FeedForm.module.css';

const TONES: Record<Level, Tone> = {
  MANDATORY: 'accent',
  RECOMMENDED: 'warn',
  OPTIONAL: 'neutral',
};

interface MappingFieldsProps {
  requirements: UseQueryResult<RequirementSet>;
  mapping: Record<string, string>;
  problems: Violation[];
  onChange: (mapping: Record<string, string>) => void;
}

/** One expression per field of the channel; an empty one leaves the channel's default. */
export function MappingFields(props: MappingFieldsProps) {
  const { requirements, mapping, problems, onChange } = props;
  const [level, setLevel] = useState('');
  const [words, setWords] = useState('');
  if (requirements.isError) {
    return <ErrorState error={requirements.error} onRetry={() => void requirements.refetch()} />;
  }
  if (requirements.isPending) {
    return <Skeleton lines={10} />;
  }
  const shown = requirements.data.fields.filter(
    (field) =>
      (level === '' || (level === 'OWN' ? field.name in mapping : field.level === level)) &&
      field.name.toLowerCase().includes(words.toLowerCase()),
  );
  return (
    <>
      <div className={styles.filter}>
        <TextInput
          type="search"
          aria-label="Find a field"
          placeholder="Find a field"
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
          }}
        />
        <Select
          aria-label="Level"
          value={level}
          onChange={(event) => {
            setLevel(event.target.value);
          }}
        >
          <option value="">Every level</option>
          <option value="MANDATORY">Mandatory</option>
          <option value="RECOMMENDED">Recommended</option>
          <option value="OPTIONAL">Optional</option>
          <option value="OWN">Mapped by this feed</option>
        </Select>
      </div>
      <table className={styles.mapping}>
        <tbody>
          {shown.map((field) => (
            <MappingRow
              key={field.name}
              field={field}
              expression={mapping[field.name] ?? ''}
              errors={problems.filter((v) => v.field === `mapping.${field.name}`)}
              onChange={(expression) => {
                const { [field.name]: _old, ...rest } = mapping;
                onChange(expression === '' ? rest : { ...rest, [field.name]: expression });
              }}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface MappingRowProps {
  field: FieldRule;
  expression: string;
  errors: Violation[];
  onChange: (expression: string) => void;
}

function MappingRow({ field, expression, errors, onChange }: MappingRowProps) {
  const longest = field.length?.max ?? null;
  return (
    <tr>
      <th scope="row">
        <code>{field.name}</code>
        <span className={styles.rule}>
          <Badge tone={TONES[field.level]}>{field.level.toLowerCase()}</Badge>
          {field.type.toLowerCase()}
          {longest !== null && `, at most ${longest}`}
          {field.source && (
            <a
              href={field.source.url}
              target="_blank"
              rel="noreferrer"
              title={field.source.says}
              aria-label={`Source of the rule for ${field.name}`}
            >
              <ExternalLink size={11} />
            </a>
          )}
        </span>
      </th>
      <td>
        <TextArea
          rows={1}
          aria-label={`Expression for ${field.name}`}
          className={cx(styles.expression, expression !== '' && styles.mapped)}
          placeholder={field.map ?? 'not sent'}
          spellCheck={false}
          value={expression}
          aria-invalid={errors.length > 0}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
        {errors.map((error) => (
          <p key={error.message} className={styles.error} role="alert">
            {error.message}
          </p>
        ))}
      </td>
    </tr>
  );
}
