import { useId, useState } from 'react';
import type { Counted } from '@/api/types';
import { count, moment } from '@/lib/format';
import { datesOf, nearest, span, steps, ticks } from './scale';
import { kindLabel, KINDS, sumOf } from './stateWords';
import styles from './TrendChart.module.css';

const WIDTH = 1080;
const HEIGHT = 260;
const LEFT = 52;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 26;
const DATES = 5;
/** A single count is drawn amid so much time. */
const LEAST_MS = 3_600_000;

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const hour = new Intl.DateTimeFormat('en-GB', { weekday: 'short', hour: '2-digit' });

interface TrendChartProps {
  trend: Counted[];
  oneByOne: boolean;
  days: number;
}

/** How many items were in which state over time; the arrow keys read it point by point. */
export function TrendChart({ trend, oneByOne, days }: TrendChartProps) {
  const title = useId();
  const [picked, setPicked] = useState<number | null>(null);
  const times = trend.map((point) => new Date(point.at).getTime());
  const [first, last] = span(times, LEAST_MS);
  const series = KINDS.map((kind) => ({
    id: kind.id,
    label: kindLabel(kind, oneByOne),
    values: trend.map((point) => sumOf(point.states, kind.states)),
  })).filter((line) => line.values.some((value) => value > 0));
  const levels = ticks(Math.max(...series.flatMap((line) => line.values), 0));
  const top = levels.at(-1) ?? 1;
  const x = (time: number) => LEFT + ((time - first) / (last - first)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM);
  const at = picked === null ? null : Math.min(picked, trend.length - 1);
  const shown = at === null ? undefined : trend[at];
  const dates = datesOf(first, last, DATES, (time) => (days <= 3 ? hour : day).format(time));

  function move(by: number) {
    setPicked(Math.max(0, Math.min(trend.length - 1, (at ?? trend.length - 1) + by)));
  }

  return (
    <figure className={styles.chart}>
      <figcaption id={title} className="visually-hidden">
        Items by state over time, from {moment(trend[0]?.at ?? '')} to{' '}
        {moment(trend.at(-1)?.at ?? '')}
      </figcaption>
      <ul className={styles.legend}>
        {series.map((line) => (
          <li key={line.id}>
            <svg width="22" height="8" aria-hidden="true">
              <line x1="0" y1="4" x2="22" y2="4" className={`${styles.line} ${styles[line.id]}`} />
            </svg>
            {line.label}
            {at !== null && <b className="num">{count(line.values[at] ?? 0)}</b>}
          </li>
        ))}
        <li className={styles.when} aria-live="polite">
          {shown ? moment(shown.at) : ''}
        </li>
      </ul>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={styles.svg}
        role="img"
        aria-labelledby={title}
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
            event.preventDefault();
            move(event.key === 'ArrowLeft' ? -1 : 1);
          } else if (event.key === 'Escape') {
            setPicked(null);
          }
        }}
        onBlur={() => {
          setPicked(null);
        }}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const wanted = ((event.clientX - box.left) / box.width) * WIDTH;
          setPicked(nearest(times.map(x), wanted));
        }}
        onPointerLeave={() => {
          setPicked(null);
        }}
      >
        {levels.map((level) => (
          <g key={level}>
            <line
              x1={LEFT}
              x2={WIDTH - RIGHT}
              y1={y(level)}
              y2={y(level)}
              className={styles.grid}
            />
            <text x={LEFT - 8} y={y(level) + 4} textAnchor="end" className={styles.label}>
              {count(level)}
            </text>
          </g>
        ))}
        {dates.map(({ at: time, label }) => (
          <text
            key={label}
            x={x(time)}
            y={HEIGHT - 8}
            textAnchor={time === first ? 'start' : time === last ? 'end' : 'middle'}
            className={styles.label}
          >
            {label}
          </text>
        ))}
        {series.map((line) => (
          <path
            key={line.id}
            className={`${styles.line} ${styles[line.id]}`}
            d={steps(
              line.values.map((value, i) => ({ x: x(times[i] ?? 0), y: y(value) })),
              x(last),
            )}
          />
        ))}
        {at !== null && (
          <line
            x1={x(times[at] ?? 0)}
            x2={x(times[at] ?? 0)}
            y1={TOP}
            y2={HEIGHT - BOTTOM}
            className={styles.cursor}
          />
        )}
      </svg>
      <table className="visually-hidden">
        <caption>Items by state over time</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            {series.map((line) => (
              <th key={line.id} scope="col">
                {line.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trend.map((point, i) => (
            <tr key={point.at}>
              <th scope="row">{moment(point.at)}</th>
              {series.map((line) => (
                <td key={line.id}>{count(line.values[i] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
