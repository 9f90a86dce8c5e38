import type { Product, Value } from '@/api/types';
import { same } from '@/lib/same';
import { type Edits, withPart, withValue } from './changeSet';

/** One thing that somebody else changed since the edits began. */
export interface TheirChange {
  /** A value key, or `enabled`, `categories`, `associations`. */
  what: string;
  isValue: boolean;
  before: unknown;
  theirs: unknown;
  /** Undefined where this side did not touch it. */
  mine: unknown;
}

const PARTS = ['enabled', 'categories', 'associations'] as const;

/** Their changes between the two versions, those that clash with the edits first. */
export function theirChanges(base: Product, latest: Product, edits: Edits): TheirChange[] {
  const keys = new Set([...Object.keys(base.values), ...Object.keys(latest.values)]);
  const changes: TheirChange[] = [...keys]
    .filter((key) => !same(base.values[key], latest.values[key]))
    .map((key) => ({
      what: key,
      isValue: true,
      before: base.values[key],
      theirs: latest.values[key],
      mine: edits.values[key],
    }));
  for (const part of PARTS) {
    if (!same(base[part], latest[part])) {
      changes.push({
        what: part,
        isValue: false,
        before: base[part],
        theirs: latest[part],
        mine: edits[part],
      });
    }
  }
  return changes.sort((a, b) => Number(clashes(b)) - Number(clashes(a)));
}

/** Both sides changed it, to different things. */
export function clashes(change: TheirChange): boolean {
  return change.mine !== undefined && !same(change.mine, change.theirs);
}

/** The edits carried over to the latest version, without those that gave way to theirs. */
export function carriedOver(edits: Edits, latest: Product, givenUp: Set<string>): Edits {
  let result: Edits = { values: {} };
  for (const [key, value] of Object.entries(edits.values)) {
    if (!givenUp.has(key)) {
      result = withValue(result, latest, key, value as Value | null);
    }
  }
  for (const part of PARTS) {
    const edited = edits[part];
    if (edited !== undefined && !givenUp.has(part)) {
      result = withPart(result, latest, part, edited);
    }
  }
  return result;
}
