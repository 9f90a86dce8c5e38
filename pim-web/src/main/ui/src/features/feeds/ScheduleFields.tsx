import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import type { Feed, Violation } from '@/api/types';
import { Button, IconButton } from '@/design/Button';
import { Notice } from '@/design/Feedback';
import { Field, TextInput } from '@/design/Field';
import { cronInWords } from '@/lib/cron';
import styles from './FeedForm.module.css';

interface ScheduleFieldsProps {
  schedules: Feed['schedules'];
  problems: Violation[];
  onChange: (schedules: Feed['schedules']) => void;
}

const LOCAL = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function ScheduleFields({ schedules, problems, onChange }: ScheduleFieldsProps) {
  const zones = useId();
  const refused = problems.filter((v) => v.field.startsWith('schedules'));
  function replace(at: number, part: Partial<Feed['schedules'][number]>) {
    onChange(schedules.map((s, i) => (i === at ? { ...s, ...part } : s)));
  }
  return (
    <div className={styles.fields}>
      {schedules.length === 0 && <p>It runs only when somebody starts it.</p>}
      {schedules.map((schedule, at) => (
        <div key={at} className={styles.schedule}>
          <Field label="Cron (seconds first)">
            {(id) => (
              <TextInput
                id={id}
                className="mono"
                required
                value={schedule.cron}
                onChange={(event) => {
                  replace(at, { cron: event.target.value });
                }}
              />
            )}
          </Field>
          <Field label="Time zone">
            {(id) => (
              <TextInput
                id={id}
                list={zones}
                required
                value={schedule.zone}
                onChange={(event) => {
                  replace(at, { zone: event.target.value });
                }}
              />
            )}
          </Field>
          <IconButton
            label="Remove this schedule"
            onClick={() => {
              onChange(schedules.filter((_, i) => i !== at));
            }}
          >
            <X size={14} />
          </IconButton>
          <span className={styles.words}>{cronInWords(schedule.cron)}</span>
        </div>
      ))}
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {refused.map((v) => (
        <Notice key={v.field + v.message} tone="bad">
          {v.message}
        </Notice>
      ))}
      <div>
        <Button
          size="small"
          icon={<Plus size={13} />}
          onClick={() => {
            onChange([...schedules, { cron: '0 0 6 * * ?', zone: LOCAL }]);
          }}
        >
          Add a time
        </Button>
      </div>
    </div>
  );
}
