import type { PreviewItem } from '@/api/types';
import type { Tone } from '@/design/Badge';
import { plural } from '@/lib/format';

export interface Verdict {
  goesOut: boolean;
  label: string;
  tone: Tone;
}

/** Whether an item would go out, and in a word why not. */
export function verdictOf(item: PreviewItem): Verdict {
  const [first] = reasonsOf(item);
  if (first !== undefined) {
    return { goesOut: false, label: first.label, tone: first.tone };
  }
  const warnings = item.findings.length;
  return warnings > 0
    ? { goesOut: true, label: `Goes out, ${plural(warnings, 'warning')}`, tone: 'warn' }
    : { goesOut: true, label: 'Goes out', tone: 'good' };
}

export interface Reason {
  label: string;
  tone: Tone;
  /** For people who want to know what to do about it. */
  says: string;
}

/** Everything that keeps the item out, the most decisive first. */
export function reasonsOf(item: PreviewItem): Reason[] {
  const reasons: Reason[] = [];
  const errors = item.findings.filter((finding) => finding.severity === 'ERROR').length;
  if (!item.enabled) {
    reasons.push({
      label: 'Disabled',
      tone: 'neutral',
      says: 'The product is disabled. Disabled products never go out.',
    });
  } else if (!item.selected) {
    reasons.push({
      label: 'Not selected',
      tone: 'neutral',
      says: 'The feed’s selection does not take it.',
    });
  }
  if (item.withheld !== null) {
    reasons.push({ label: 'Held back', tone: 'info', says: item.withheld });
  }
  if (item.skipped) {
    reasons.push({
      label: `Left out: ${plural(errors, 'problem')}`,
      tone: 'bad',
      says: `It breaks ${plural(errors, 'rule')} of the channel, named below.`,
    });
  }
  return reasons;
}
