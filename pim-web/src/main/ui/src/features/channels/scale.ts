/** Round steps for an axis from 0 to at least `most`: at most five of them. */
export function ticks(most: number): number[] {
  const top = Math.max(1, most);
  const rough = top / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough,
  );
  const whole = Number.isInteger(step) ? step : Math.ceil(step);
  const all: number[] = [];
  for (let at = 0; ; at += whole) {
    all.push(at);
    if (at >= top) {
      return all;
    }
  }
}

export interface Point {
  x: number;
  y: number;
}

/**
 * A line that keeps its height until the next point, the last one until `end`: a count holds until
 * it is counted anew.
 */
export function steps(points: Point[], end: number): string {
  const line = points.map(({ x, y }, at) => (at === 0 ? `M${x},${y}` : `H${x}V${y}`)).join('');
  return line === '' ? '' : `${line}H${end}`;
}

/** From when until when an axis goes: over all times, which rise, and over `least` at any rate. */
export function span(times: number[], least: number): [number, number] {
  const first = times[0] ?? 0;
  return [first, Math.max(times.at(-1) ?? 0, first + least)];
}

/** At most `most` evenly spread dates of an axis, none that reads as the one before it. */
export function datesOf(
  first: number,
  last: number,
  most: number,
  format: (time: number) => string,
): { at: number; label: string }[] {
  return Array.from({ length: most }, (_, i) => first + ((last - first) * i) / (most - 1))
    .map((at) => ({ at, label: format(at) }))
    .filter(({ label }, i, all) => label !== all[i - 1]?.label);
}

/** The index of the value nearest to `wanted`; the values rise. */
export function nearest(values: number[], wanted: number): number {
  let best = 0;
  values.forEach((value, at) => {
    if (Math.abs(value - wanted) < Math.abs((values[best] ?? 0) - wanted)) {
      best = at;
    }
  });
  return best;
}
