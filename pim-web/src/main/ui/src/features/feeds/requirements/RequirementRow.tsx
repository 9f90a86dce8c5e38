import { ExternalLink } from 'lucide-react';
import { Link } from 'react-router';
import type { FieldFulfilment } from '@/api/mappingTypes';
import type { FieldRule, Level } from '@/api/types';
import { Badge, type Tone } from '@/design/Badge';
import { Meter } from '@/design/Meter';
import { cx } from '@/design/cx';
import { count } from '@/lib/format';
import { MARK_WORDS, markOf } from './fulfilmentWords';
import styles from './RequirementsTab.module.css';

export const LEVEL_TONES: Record<Level, Tone> = {
  MANDATORY: 'accent',
  RECOMMENDED: 'warn',
  OPTIONAL: 'neutral',
};

interface RequirementRowProps {
  rule: FieldRule;
  counts: FieldFulfilment | undefined;
  onField: (field: string) => void;
}

export function RequirementRow({ rule, counts, onField }: RequirementRowProps) {
  const mark = markOf(counts, rule.level);
  const worst = counts?.rules[0];
  return (
    <tr>
      <th scope="row">
        <span className={cx(styles.mark, styles[mark])} title={MARK_WORDS[mark]} />
        <button
          type="button"
          className={styles.name}
          title="Map this field"
          onClick={() => {
            onField(rule.name);
          }}
        >
          {rule.name}
        </button>
        <span className="visually-hidden">, {MARK_WORDS[mark]}</span>
        {rule.source && (
          <a
            href={rule.source.url}
            target="_blank"
            rel="noreferrer"
            title={rule.source.says}
            aria-label={`Source of the rule for ${rule.name}`}
          >
            <ExternalLink size={11} />
          </a>
        )}
      </th>
      <td>
        <Badge tone={LEVEL_TONES[rule.level]}>{rule.level.toLowerCase()}</Badge>
        {rule.requiredBecause !== null && (
          <small className={styles.quiet}> mandatory {rule.requiredBecause}</small>
        )}
      </td>
      <td className={styles.meter}>
        {counts !== undefined && (
          <>
            <Meter
              label={`Filled, ${rule.name}`}
              value={counts.filled}
              of={counts.items}
              tone={mark}
            />
            <small className="num">{percent(counts.filled, counts.items)}</small>
          </>
        )}
      </td>
      <td className={cx(styles.right, 'num')}>
        {counts === undefined ? '' : count(counts.items - counts.filled)}
      </td>
      <td className={cx(styles.right, 'num', (counts?.violating ?? 0) > 0 && styles.badText)}>
        {counts === undefined ? '' : count(counts.violating)}
      </td>
      <td className={styles.worst}>
        {worst !== undefined && (
          <>
            {worst.message}{' '}
            <small>
              {count(worst.items)}×, such as{' '}
              <Link to={`/products/${encodeURIComponent(worst.sku)}`}>{worst.sku}</Link>
            </small>
          </>
        )}
      </td>
    </tr>
  );
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${Math.floor((part / whole) * 100)} %`;
}
