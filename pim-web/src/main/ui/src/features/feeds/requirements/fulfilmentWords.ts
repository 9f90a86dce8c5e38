import type { FieldFulfilment } from '@/api/mappingTypes';
import type { Level } from '@/api/types';

export type Mark = 'good' | 'warn' | 'bad' | 'neutral';

/** How a field stands: what keeps items out is bad, what is only wished for warns. */
export function markOf(field: FieldFulfilment | undefined, level: Level): Mark {
  if (field === undefined || field.items === 0) {
    return 'neutral';
  }
  const empty = field.items - field.filled;
  if (field.rules.some((rule) => rule.severity === 'ERROR')) {
    return 'bad';
  }
  if (level === 'MANDATORY' && empty > 0) {
    return 'bad';
  }
  if (field.violating > 0 || (level === 'RECOMMENDED' && empty > 0)) {
    return 'warn';
  }
  return field.filled > 0 ? 'good' : 'neutral';
}

export const MARK_WORDS: Record<Mark, string> = {
  good: 'fulfilled',
  warn: 'could be better',
  bad: 'keeps items out',
  neutral: 'not filled',
};
