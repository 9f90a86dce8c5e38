import type { Channel, FeedSummary, LaunchDraft } from '@/api/types';
import { Field, Switch, TextInput } from '@/design/Field';
import styles from './LaunchForm.module.css';

interface OutletFieldsProps {
  feeds: FeedSummary[];
  channels: Channel[];
  draft: LaunchDraft;
  problem: (field: string) => string | undefined;
  onChange: (part: Partial<LaunchDraft>) => void;
}

/** Which feeds and channels show it; all others do not. */
export function OutletFields({ feeds, channels, draft, problem, onChange }: OutletFieldsProps) {
  return (
    <div className={styles.fields}>
      <Boxes
        legend="Feeds"
        options={feeds.map((feed) => ({ code: feed.code, label: feed.label }))}
        chosen={draft.feeds}
        onChange={(codes) => {
          onChange({ feeds: codes });
        }}
      />
      <Boxes
        legend="Channels, with all their feeds"
        options={channels.map(({ code }) => ({ code, label: code }))}
        chosen={draft.channels}
        onChange={(codes) => {
          onChange({ channels: codes });
        }}
      />
      {(problem('feeds') ?? problem('channels')) !== undefined && (
        <span className={styles.error}>{problem('feeds') ?? problem('channels')}</span>
      )}
      <p className={styles.help}>No other feed shows these products, before, during or after.</p>
      <Switch
        label="Send ahead where the channel itself waits for the start"
        checked={draft.ahead}
        onChange={(ahead) => {
          onChange({ ahead });
        }}
      />
      <Field
        label="Pieces of each product, at most"
        help="Feeds tell of no more, whatever is in stock."
        error={problem('limit')}
      >
        {(id) => (
          <TextInput
            id={id}
            type="number"
            min={1}
            placeholder="no bound"
            value={draft.limit ?? ''}
            onChange={(event) => {
              onChange({ limit: event.target.value === '' ? null : Number(event.target.value) });
            }}
          />
        )}
      </Field>
    </div>
  );
}

interface BoxesProps {
  legend: string;
  options: { code: string; label: string }[];
  chosen: string[];
  onChange: (codes: string[]) => void;
}

function Boxes({ legend, options, chosen, onChange }: BoxesProps) {
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      <div className={styles.choices}>
        {options.map(({ code, label }) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={(event) => {
                onChange(
                  event.target.checked ? [...chosen, code] : chosen.filter((c) => c !== code),
                );
              }}
            />
            {label}
          </label>
        ))}
        {options.length === 0 && <span className={styles.help}>There are none yet.</span>}
      </div>
    </fieldset>
  );
}
