import type { ItemState, StateCounts } from '@/api/types';
import type { Tone } from '@/design/Badge';

interface StateWords {
  label: string;
  tone: Tone;
  /** For people who meet the word for the first time. */
  says: string;
}

export const STATES: Record<ItemState, StateWords> = {
  PENDING: { label: 'To be sent', tone: 'info', says: 'The channel has not got it yet.' },
  SUBMITTED: {
    label: 'Submitted',
    tone: 'info',
    says: 'The channel has got it and has not judged it yet.',
  },
  ACCEPTED: {
    label: 'Accepted',
    tone: 'info',
    says: 'The channel took it over; buyers may not see it yet.',
  },
  LIVE: { label: 'Live', tone: 'good', says: 'Buyers see it.' },
  REJECTED: { label: 'Rejected', tone: 'bad', says: 'The channel refused it.' },
  DELETED: { label: 'Taken away', tone: 'neutral', says: 'It was there and has been taken away.' },
  PARKED: {
    label: 'Parked',
    tone: 'bad',
    says: 'Refused so often for one reason that it waits for an edit or for a release.',
  },
  SKIPPED: {
    label: 'Skipped',
    tone: 'warn',
    says: 'It is selected, but breaks a rule, so it is not sent.',
  },
  WITHHELD: { label: 'Held back', tone: 'neutral', says: 'Held back for now by plan.' },
  INSIDE: { label: 'In its model', tone: 'neutral', says: 'It goes out inside its product model.' },
};

/** What people want to tell apart at a glance. */
export const KINDS = [
  { id: 'live', label: 'Live', states: ['LIVE'] },
  { id: 'way', label: 'On the way', states: ['PENDING', 'SUBMITTED', 'ACCEPTED'] },
  { id: 'refused', label: 'Rejected', states: ['REJECTED', 'PARKED'] },
  { id: 'skipped', label: 'Skipped', states: ['SKIPPED'] },
] as const satisfies readonly { id: string; label: string; states: readonly ItemState[] }[];

export type KindId = (typeof KINDS)[number]['id'];

export function sumOf(states: StateCounts, of: readonly ItemState[]): number {
  return of.reduce((sum, state) => sum + (states[state] ?? 0), 0);
}

/** How a kind is called where only whole files are delivered, and nobody answers. */
export function kindLabel(kind: (typeof KINDS)[number], oneByOne: boolean): string {
  return kind.id === 'way' && !oneByOne ? 'Delivered' : kind.label;
}
