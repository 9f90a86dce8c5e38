import type { ConnectorSetting, Feed, Violation } from '@/api/types';
import { Field, Select, Switch, TextArea, TextInput } from '@/design/Field';
import { ErrorState, Skeleton } from '@/design/Feedback';
import styles from './FeedForm.module.css';
import { useConnectors } from './useFeeds';

interface DestinationFieldsProps {
  destination: Feed['destination'];
  problems: Violation[];
  onChange: (destination: Feed['destination']) => void;
}

/** The form that the connector describes. */
export function DestinationFields({ destination, problems, onChange }: DestinationFieldsProps) {
  const connectors = useConnectors();
  if (connectors.isError) {
    return <ErrorState error={connectors.error} onRetry={() => void connectors.refetch()} />;
  }
  if (connectors.isPending) {
    return <Skeleton lines={3} />;
  }
  const chosen = connectors.data.find((c) => c.code === destination.connector);
  const refused = problems.filter((v) => v.field.startsWith('destination'));
  return (
    <div className={styles.fields}>
      <Field label="Connector" help={chosen?.help}>
        {(id) => (
          <Select
            id={id}
            value={destination.connector}
            onChange={(event) => {
              onChange({ connector: event.target.value, settings: {} });
            }}
          >
            {connectors.data.map((connector) => (
              <option key={connector.code} value={connector.code}>
                {connector.label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {chosen?.settings.map((setting) => (
        <SettingField
          key={`${chosen.code} ${setting.name}`}
          setting={setting}
          value={destination.settings[setting.name]}
          error={refused.find((v) => v.field.endsWith(`.${setting.name}`))?.message}
          onChange={(value) => {
            const { [setting.name]: _old, ...rest } = destination.settings;
            onChange({
              ...destination,
              settings: value === undefined ? rest : { ...rest, [setting.name]: value },
            });
          }}
        />
      ))}
    </div>
  );
}

interface SettingFieldProps {
  setting: ConnectorSetting;
  value: string | undefined;
  error: string | undefined;
  onChange: (value: string | undefined) => void;
}

function SettingField({ setting, value, error, onChange }: SettingFieldProps) {
  const secret = setting.kind === 'SECRET' || setting.kind === 'MULTILINE_SECRET';
  const label = setting.required ? `${setting.label} *` : setting.label;
  if (setting.kind === 'YES_NO') {
    return (
      <Switch
        label={setting.label}
        checked={(value ?? setting.fallback) === 'true'}
        onChange={(checked) => {
          onChange(String(checked));
        }}
      />
    );
  }
  const common = {
    // A secret comes back masked; the mask sent back keeps it, so it may stay in the field.
    value: value ?? '',
    placeholder: secret ? '' : (setting.fallback ?? ''),
    autoComplete: 'off',
    'aria-invalid': error !== undefined,
  };
  return (
    <Field
      label={label}
      help={
        secret ? `${setting.help} Stored encrypted and never shown again.`.trim() : setting.help
      }
      error={error}
    >
      {(id) =>
        setting.kind === 'MULTILINE' || setting.kind === 'MULTILINE_SECRET' ? (
          <TextArea
            id={id}
            {...common}
            onChange={(event) => {
              onChange(event.target.value === '' ? undefined : event.target.value);
            }}
          />
        ) : (
          <TextInput
            id={id}
            {...common}
            type={secret ? 'password' : 'text'}
            autoComplete={secret ? 'new-password' : 'off'}
            inputMode={setting.kind === 'NUMBER' ? 'numeric' : undefined}
            onChange={(event) => {
              const text = event.target.value;
              // An emptied secret is sent empty: that takes the stored one away.
              onChange(text === '' && !secret ? undefined : text);
            }}
          />
        )
      }
    </Field>
  );
}
