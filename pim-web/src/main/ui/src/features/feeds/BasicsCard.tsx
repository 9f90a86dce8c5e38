import type { Feed } from '@/api/types';
import { useCatalog } from '@/app/catalog';
import { Field, Select, Switch, TextInput } from '@/design/Field';
import { Card } from '@/design/Page';
import { Choice } from './Choice';
import { CodesInput } from './CodesInput';
import styles from './FeedForm.module.css';
import { useRequirements } from './useFeeds';

interface BasicsCardProps {
  draft: Feed;
  /** What is wrong with a field. */
  problem: (field: string) => string | undefined;
  change: (part: Partial<Feed>) => void;
}

/** What the feed is called, what its file is, and through whose eyes values are read. */
export function BasicsCard({ draft, problem, change }: BasicsCardProps) {
  const catalog = useCatalog();
  const requirements = useRequirements(draft.requirementSet);
  const view = (part: Partial<Feed['view']>) => {
    change({ view: { ...draft.view, ...part } });
  };
  const formats = requirements.data?.formats ?? [draft.format];
  const channel = catalog.data?.channels.find((c) => c.code === draft.view.channel);
  return (
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
  );
}
