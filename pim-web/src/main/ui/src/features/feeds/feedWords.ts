import type { FeedRun, Filter, RunState } from '@/api/types';
import type { Tone } from '@/design/Badge';

export const RUN_STATES: Record<RunState, { label: string; tone: Tone }> = {
  RUNNING: { label: 'Running', tone: 'info' },
  SUCCEEDED: { label: 'Delivered', tone: 'good' },
  SUCCEEDED_WITH_SKIPS: { label: 'Delivered, some skipped', tone: 'warn' },
  FAILED: { label: 'Failed', tone: 'bad' },
  HELD: { label: 'Waits for a yes', tone: 'warn' },
  DISCARDED: { label: 'Discarded', tone: 'neutral' },
  INTERRUPTED: { label: 'Interrupted', tone: 'warn' },
};

/** What a run's state is called; a dry run delivers nothing. */
export function runWords(state: RunState, dry: boolean): { label: string; tone: Tone } {
  return dry && (state === 'SUCCEEDED' || state === 'SUCCEEDED_WITH_SKIPS')
    ? { label: 'Dry run', tone: 'info' }
    : RUN_STATES[state];
}

export const TRIGGERS: Record<FeedRun['trigger'], string> = {
  SCHEDULE: 'by schedule',
  MISSED_SCHEDULE: 'made up for a missed time',
  PERSON: 'by hand',
  CHANGE: 'by a change',
  COMMAND_LINE: 'from the command line',
};

/** Percent of the items that a run may take away without asking, unless the feed says otherwise. */
export const USUAL_MOST_LOST = 20;

/** Items in the file, those with warnings among them. */
export function writtenOf(run: FeedRun): number {
  return (run.counts.WRITTEN ?? 0) + (run.counts.WRITTEN_WITH_WARNINGS ?? 0);
}

const listed = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value));

const OPERATORS: Partial<Record<string, string>> = {
  EQUALS: '=',
  NOT_EQUALS: '≠',
  LESS: '<',
  LESS_OR_EQUAL: '≤',
  GREATER: '>',
  GREATER_OR_EQUAL: '≥',
};

const operatorWords = (operator: unknown) =>
  OPERATORS[String(operator)] ?? String(operator).toLowerCase().replaceAll('_', ' ');

/** The selection of a feed for people. */
export function filterInWords(filter: Filter): string {
  const inner = Array.isArray(filter.filters) ? (filter.filters as Filter[]) : [];
  switch (filter.is) {
    case 'all':
      return 'all products';
    case 'and':
      return inner.length === 0 ? 'all products' : inner.map(filterInWords).join(' and ');
    case 'or':
      return inner
        .map((f) => (f.is === 'and' ? `(${filterInWords(f)})` : filterInWords(f)))
        .join(' or ');
    case 'not':
      return `not (${filterInWords(filter.filter as Filter)})`;
    case 'enabled':
      return filter.enabled === true ? 'enabled' : 'disabled';
    case 'kind':
      return String(filter.kind) === 'PRODUCT' ? 'products' : 'product models';
    case 'family':
      return `family ${listed(filter.families)}`;
    case 'category':
      return `category ${listed(filter.categories)}`;
    case 'group':
      return `group ${listed(filter.groups)}`;
    case 'text':
      return `text “${String(filter.words)}”`;
    case 'completeness':
      return `completeness ${operatorWords(filter.comparison)} ${String(filter.percent)}% (${String(filter.channel)}, ${String(filter.locale)})`;
    case 'value': {
      const key = typeof filter.key === 'string' ? filter.key : JSON.stringify(filter.key);
      return `${key} ${operatorWords(filter.operator)} ${listed(filter.operands ?? [])}`;
    }
    default:
      return filter.is;
  }
}
