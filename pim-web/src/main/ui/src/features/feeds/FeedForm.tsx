import { useState } from 'react';
import { ApiError } from '@/api/http';
import type { Feed, FeedSummary } from '@/api/types';
import { useCatalog } from '@/app/catalog';
import { Button } from '@/design/Button';
import { Field, Select, Switch, TextInput } from '@/design/Field';
import { ProblemNotice } from '@/design/Feedback';
import { Card } from '@/design/Page';
import { useToasts } from '@/design/Toasts';
import { useShortcuts } from '@/lib/shortcuts';
import { same } from '@/lib/same';
import { LeaveGuard } from '@/features/product/LeaveGuard';
import { ChangeFields } from './ChangeFields';
import { CheckConnection } from './CheckConnection';
import { Choice } from './Choice';
import { CodesInput } from './CodesInput';
import { DestinationFields } from './DestinationFields';
import styles from './FeedForm.module.css';
import { feedOf } from './feedOf';
import { GuardField } from './GuardField';
import { ScheduleFields } from './ScheduleFields';
import { useRequirements, useSaveFeed } from './useFeeds';

interface FeedFormProps {
  feed: FeedSummary;
  readOnly: boolean;
}

/** What the feed is; saved as a whole. */
export function FeedForm({ feed, readOnly }: FeedFormProps) {
  const [base, setBase] = useState(() => feedOf(feed));
  const [draft, setDraft] = useState(base);
  const catalog = useCatalog();
  const requirements = useRequirements(draft.requirementSet);
  const save = useSaveFeed();
  const toasts = useToasts();
  const dirty = !same(base, draft);
  const change = (part: Partial<Feed>) => {
    setDraft({ ...draft, ...part });
  };
  const view = (part: Partial<Feed['view']>) => {
    change({ view: { ...draft.view, ...part } });
  };
  const problems = save.error instanceof ApiError ? save.error.violations : [];
  const problem = (field: string) => problems.find((v) => v.field === field)?.message;

  function submit() {
    save.mutate(draft, {
      onSuccess: (saved) => {
        setBase(feedOf(saved));
        setDraft(feedOf(saved));
        toasts.done('Feed saved');
      },
    });
  }
  useShortcuts({ 'ctrl+s': submit });

  const formats = requirements.data?.formats ?? [draft.format];
  const channel = catalog.data?.channels.find((c) => c.code === draft.view.channel);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset className={styles.column} disabled={readOnly}>
        <Card title="Basics">
          <div className={styles.fields}>
            <Field label="Label" error={problem('label')}>
              {(id) => (
                <TextInput
                  id={id}
                  required
                  value={draft.label}
                  onChange={(event) => {
                    change({ label: event.target.value });
                  }}
                />
              )}
            </Field>
            <Switch
              label="Runs by its schedule"
              checked={draft.enabled}
              onChange={(enabled) => {
                change({ enabled });
              }}
            />
            <div className={styles.pair}>
              <Field label="File name" error={problem('fileName')}>
                {(id) => (
                  <TextInput
                    id={id}
                    required
                    value={draft.fileName}
                    onChange={(event) => {
                      change({ fileName: event.target.value });
                    }}
                  />
                )}
              </Field>
              <Field label="Format" error={problem('format')}>
                {(id) => (
                  <Select
                    id={id}
                    value={draft.format}
                    onChange={(event) => {
                      change({ format: event.target.value });
                    }}
                  >
                    {[...new Set([...formats, draft.format])].map((format) => (
                      <option key={format}>{format}</option>
                    ))}
                  </Select>
                )}
              </Field>
            </div>
            <div className={styles.triple}>
              <Field label="Channel" error={problem('view.channel')}>
                {(id) => (
                  <Choice
                    id={id}
                    options={catalog.data?.channels.map((c) => c.code) ?? []}
                    value={draft.view.channel}
                    onChange={(code) => {
                      view({ channel: code });
                    }}
                  />
                )}
              </Field>
              <Field label="Locale" error={problem('view.locale')}>
                {(id) => (
                  <Choice
                    id={id}
                    options={channel?.locales ?? []}
                    value={draft.view.locale}
                    onChange={(locale) => {
                      view({ locale });
                    }}
                  />
                )}
              </Field>
              <Field label="Currency" error={problem('view.currency')}>
                {(id) => (
                  <Choice
                    id={id}
                    options={channel?.currencies ?? []}
                    value={draft.view.currency}
                    onChange={(currency) => {
                      view({ currency });
                    }}
                  />
                )}
              </Field>
            </div>
            <div className={styles.pair}>
              <Field
                label="Then these locales"
                help="Where a value or label is looked for next."
                error={problem('view.fallbackLocales')}
              >
                {(id) => (
                  <CodesInput
                    id={id}
                    codes={draft.view.fallbackLocales}
                    onChange={(fallbackLocales) => {
                      view({ fallbackLocales });
                    }}
                  />
                )}
              </Field>
              <Field
                label="Then these channels"
                help="Whose values count next."
                error={problem('view.fallbackChannels')}
              >
                {(id) => (
                  <CodesInput
                    id={id}
                    codes={draft.view.fallbackChannels}
                    onChange={(fallbackChannels) => {
                      view({ fallbackChannels });
                    }}
                  />
                )}
              </Field>
            </div>
            <Field
              label="Base address"
              help="Where product pages are on the web, without a slash at the end."
              error={problem('view.baseUrl')}
            >
              {(id) => (
                <TextInput
                  id={id}
                  type="url"
                  value={draft.view.baseUrl ?? ''}
                  onChange={(event) => {
                    view({ baseUrl: event.target.value || null });
                  }}
                />
              )}
            </Field>
            {requirements.data?.parameters.map((parameter) => (
              <Field
                key={parameter.name}
                label={parameter.label}
                help={parameter.help}
                error={problem(`view.parameters.${parameter.name}`)}
              >
                {(id) => (
                  <TextInput
                    id={id}
                    placeholder={parameter.fallback ?? ''}
                    value={draft.view.parameters[parameter.name] ?? ''}
                    onChange={(event) => {
                      const { [parameter.name]: _old, ...rest } = draft.view.parameters;
                      const text = event.target.value;
                      view({
                        parameters: text === '' ? rest : { ...rest, [parameter.name]: text },
                      });
                    }}
                  />
                )}
              </Field>
            ))}
          </div>
        </Card>
      </fieldset>
      <fieldset className={styles.column} disabled={readOnly}>
        <Card title="Schedule">
          <ScheduleFields
            schedules={draft.schedules}
            problems={problems}
            onChange={(schedules) => {
              change({ schedules });
            }}
          />
          <ChangeFields
            onChange={draft.onChange}
            error={problem('onChange.quietSeconds') ?? problem('onChange')}
            onEdit={(onChange) => {
              change({ onChange });
            }}
          />
        </Card>
        <Card title="Safety">
          <GuardField
            mostLost={draft.mostLost}
            error={problem('mostLost')}
            onChange={(mostLost) => {
              change({ mostLost });
            }}
          />
        </Card>
        <Card title="Destination">
          <DestinationFields
            destination={draft.destination}
            problems={problems}
            onChange={(destination) => {
              change({ destination });
            }}
          />
          <CheckConnection destination={draft.destination} feed={feed.code} />
        </Card>
      </fieldset>
      {readOnly && <p>Only an administrator can change a feed.</p>}
      {!readOnly && (
        <div className={styles.foot}>
          {save.isError && <ProblemNotice error={save.error} />}
          <Button
            disabled={!dirty}
            onClick={() => {
              setDraft(base);
              save.reset();
            }}
          >
            Discard
          </Button>
          <Button type="submit" look="primary" busy={save.isPending} disabled={!dirty}>
            Save feed
          </Button>
        </div>
      )}
      <LeaveGuard dirty={dirty} />
    </form>
  );
}
