import type { LaunchTiming } from '@/api/types';

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

const LAST_DAY = -1;

function ordinal(day: number): string {
  const tail =
    day % 100 > 10 && day % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${tail}`;
}

function listed(parts: string[]): string {
  return parts.length < 2
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** How long, as the form has it: so many days on the calendar, or so many exact hours. */
export interface Length {
  count: number;
  unit: 'days' | 'hours';
}

/** Null for a length that the form cannot show, such as days and hours together. */
export function lengthOf(lasts: string): Length | null {
  const match = /^P(?:(\d+)D|T(\d+)H)$/.exec(lasts);
  if (match?.[1] !== undefined) {
    return { count: Number(match[1]), unit: 'days' };
  }
  return match?.[2] === undefined ? null : { count: Number(match[2]), unit: 'hours' };
}

export function lasts({ count, unit }: Length): string {
  return unit === 'days' ? `P${count}D` : `PT${count}H`;
}

/** `On the 17th of each month at 00:00 for 24 hours`. */
export function timingInWords(timing: LaunchTiming): string {
  if (timing.is === 'once') {
    return `From ${spaced(timing.start)} until ${spaced(timing.end)}`;
  }
  const days = timing.days ?? [];
  const when = {
    DAY: 'Every day',
    WEEK: `Every ${listed(days.map((day) => WEEKDAYS[day - 1] ?? String(day)))}`,
    MONTH: `On the ${listed(days.map((d) => (d === LAST_DAY ? 'last day' : ordinal(d))))} of each month`,
  }[timing.every ?? 'DAY'];
  const length = lengthOf(timing.lasts ?? '');
  const long =
    length === null
      ? (timing.lasts ?? '')
      : `${length.count} ${length.count === 1 ? length.unit.slice(0, -1) : length.unit}`;
  const bounds =
    (timing.from ? `, from ${timing.from}` : '') + (timing.until ? `, until ${timing.until}` : '');
  return `${when} at ${(timing.at ?? '').slice(0, 5)} for ${long}${bounds}`;
}

function spaced(local: string | null | undefined): string {
  return (local ?? '').replace('T', ' ').slice(0, 16);
}
