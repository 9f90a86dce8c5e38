import { useId } from 'react';
import type { Every, LaunchTiming } from '@/api/types';
import { Field, Select, TextInput } from '@/design/Field';
import styles from './LaunchForm.module.css';
import { lasts, lengthOf, timingInWords, WEEKDAYS, type Length } from './timingWords';

interface TimingFieldsProps {
  timing: LaunchTiming;
  problem: (field: string) => string | undefined;
  onChange: (timing: LaunchTiming) => void;
}

/** One window, or a window again and again, on the clocks of a zone. */
export function TimingFields({ timing, problem, onChange }: TimingFieldsProps) {
  const zones = useId();
  const change = (part: Partial<LaunchTiming>) => {
    onChange({ ...timing, ...part });
  };
  return (
    <div className={styles.fields}>
      <fieldset className={styles.group}>
        <legend className="visually-hidden">How often</legend>
        <div className={styles.choices}>
          {(['once', 'recurring'] as const).map((is) => (
            <label key={is}>
              <input
                type="radio"
                name="is"
                checked={timing.is === is}
                onChange={() => {
                  onChange(switched(timing, is));
                }}
              />
              {is === 'once' ? 'Once' : 'Again and again'}
            </label>
          ))}
        </div>
      </fieldset>
      {timing.is === 'once' ? (
        <div className={styles.pair}>
          <Moment
            label="Opens"
            value={timing.start ?? ''}
            error={problem('timing.start')}
            onChange={(start) => {
              change({ start });
            }}
          />
          <Moment
            label="Closes"
            value={timing.end ?? ''}
            error={problem('timing.end')}
            onChange={(end) => {
              change({ end });
            }}
          />
        </div>
      ) : (
        <Recurrence timing={timing} problem={problem} change={change} />
      )}
      <Field
        label="Time zone"
        help="Windows keep to the clocks of this zone, also when they change to and from summer time."
        error={problem('timing.zone')}
      >
        {(id) => (
          <TextInput
            id={id}
            list={zones}
            required
            value={timing.zone}
            onChange={(event) => {
              change({ zone: event.target.value });
            }}
          />
        )}
      </Field>
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <p className={styles.help}>{timingInWords(timing)}.</p>
    </div>
  );
}

interface RecurrenceProps {
  timing: LaunchTiming;
  problem: (field: string) => string | undefined;
  change: (part: Partial<LaunchTiming>) => void;
}

function Recurrence({ timing, problem, change }: RecurrenceProps) {
  const days = timing.days ?? [];
  const length: Length = lengthOf(timing.lasts ?? '') ?? { count: 24, unit: 'hours' };
  const date = (name: 'from' | 'until', label: string) => (
    <Field label={label} error={problem(`timing.${name}`)}>
      {(id) => (
        <TextInput
          id={id}
          type="date"
          value={timing[name] ?? ''}
          onChange={(event) => {
            change({ [name]: event.target.value === '' ? null : event.target.value });
          }}
        />
      )}
    </Field>
  );
  return (
    <>
      <div className={styles.triple}>
        <Field label="Every" error={problem('timing.every')}>
          {(id) => (
            <Select
              id={id}
              value={timing.every ?? 'MONTH'}
              onChange={(event) => {
                const every = event.target.value as Every;
                change({ every, days: every === 'MONTH' ? [17] : every === 'WEEK' ? [5] : [] });
              }}
            >
              <option value="MONTH">month</option>
              <option value="WEEK">week</option>
              <option value="DAY">day</option>
            </Select>
          )}
        </Field>
        <Field label="At" error={problem('timing.at')}>
          {(id) => (
            <TextInput
              id={id}
              type="time"
              required
              value={(timing.at ?? '').slice(0, 5)}
              onChange={(event) => {
                change({ at: event.target.value });
              }}
            />
          )}
        </Field>
        <Field label="For" error={problem('timing.lasts')}>
          {(id) => (
            <span className={styles.length}>
              <TextInput
                id={id}
                type="number"
                min={1}
                required
                value={length.count}
                onChange={(event) => {
                  change({ lasts: lasts({ ...length, count: Number(event.target.value) }) });
                }}
              />
              <Select
                aria-label="Hours or days"
                value={length.unit}
                onChange={(event) => {
                  const unit = event.target.value as Length['unit'];
                  change({ lasts: lasts({ ...length, unit }) });
                }}
              >
                <option value="hours">hours</option>
                <option value="days">calendar days</option>
              </Select>
            </span>
          )}
        </Field>
      </div>
      {timing.every === 'MONTH' && <DaysOfMonth key="month" days={days} change={change} />}
      {timing.every === 'WEEK' && (
        <fieldset className={styles.group}>
          <legend>On</legend>
          <div className={styles.choices}>
            {WEEKDAYS.map((name, index) => (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={days.includes(index + 1)}
                  onChange={(event) => {
                    change({
                      days: event.target.checked
                        ? [...days, index + 1].sort((a, b) => a - b)
                        : days.filter((day) => day !== index + 1),
                    });
                  }}
                />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {problem('timing.days') !== undefined && (
        <span className={styles.error}>{problem('timing.days')}</span>
      )}
      <div className={styles.pair}>
        {date('from', 'Not before')}
        {date('until', 'Not after')}
      </div>
    </>
  );
}

function DaysOfMonth({
  days,
  change,
}: {
  days: number[];
  change: (part: Partial<LaunchTiming>) => void;
}) {
  return (
    <Field
      label="On the days"
      help="1 to 31, several with commas between; -1 is the last day. A month without the day is left out."
    >
      {(id) => (
        <TextInput
          id={id}
          required
          pattern="\s*(-1|\d{1,2})(\s*,\s*(-1|\d{1,2}))*\s*"
          defaultValue={days.join(', ')}
          onChange={(event) => {
            const numbers = event.target.value
              .split(',')
              .map((part) => part.trim())
              .filter((part) => /^(-1|\d{1,2})$/.test(part))
              .map(Number);
            change({ days: numbers });
          }}
        />
      )}
    </Field>
  );
}

interface MomentProps {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function Moment({ label, value, error, onChange }: MomentProps) {
  return (
    <Field label={label} error={error}>
      {(id) => (
        <TextInput
          id={id}
          type="datetime-local"
          required
          value={value.slice(0, 16)}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}

function switched(timing: LaunchTiming, is: LaunchTiming['is']): LaunchTiming {
  if (is === timing.is) {
    return timing;
  }
  return is === 'once'
    ? { is, zone: timing.zone, start: '', end: '' }
    : { is, zone: timing.zone, every: 'MONTH', days: [17], at: '00:00', lasts: 'PT24H' };
}
