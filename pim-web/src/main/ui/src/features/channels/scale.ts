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

/** A line that keeps its height until the next point: a count holds until it is counted anew. */
export function steps(points: Point[]): string {
  return points.map(({ x, y }, at) => (at === 0 ? `M${x},${y}` : `H${x}V${y}`)).join('');
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
