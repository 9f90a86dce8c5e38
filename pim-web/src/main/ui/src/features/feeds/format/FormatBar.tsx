import type { CustomFormat } from '@/api/types';
import { Field, Select, Switch } from '@/design/Field';
import { OWN_FORMAT } from '../feedTabs';
import { useRequirements } from '../useFeeds';
import styles from './FormatTab.module.css';
import { DELIMITERS, languageOf } from './ownFormat';

interface FormatBarProps {
  format: string;
  custom: CustomFormat;
  readOnly: boolean;
  onFormat: (format: string) => void;
  onCustom: (part: Partial<CustomFormat>) => void;
}

const ITEMS = [
  { value: 'PRODUCT', label: 'a product' },
  { value: 'MODEL', label: 'a product model with its variants' },
  { value: 'STORE', label: 'a product at a store' },
] as const;

const hasTable = (format: string) => /^(csv|tsv|xlsx)/.test(format);

/** What kind of file it is, and what one item of it is. */
export function FormatBar({ format, custom, readOnly, onFormat, onCustom }: FormatBarProps) {
  const formats = useRequirements(OWN_FORMAT).data?.formats ?? [];
  return (
    <fieldset className={styles.bar} disabled={readOnly}>
      <legend className="visually-hidden">File</legend>
      <Field label="Format">
        {(id) => (
          <Select
            id={id}
            value={format}
            onChange={(event) => {
              onFormat(event.target.value);
            }}
          >
            {[...new Set([...formats, format])].map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="One item is">
        {(id) => (
          <Select
            id={id}
            value={custom.item ?? 'PRODUCT'}
            onChange={(event) => {
              onCustom({ item: ITEMS.find((i) => i.value === event.target.value)?.value ?? null });
            }}
          >
            {ITEMS.map((item) => (
              <option key={item.value} value={item.value}>
                {item.label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {format.startsWith('csv') && (
        <Field label="Between cells">
          {(id) => (
            <Select
              id={id}
              value={custom.delimiter ?? ','}
              onChange={(event) => {
                onCustom({ delimiter: event.target.value });
              }}
            >
              {DELIMITERS.map((delimiter) => (
                <option key={delimiter.value} value={delimiter.value}>
                  {delimiter.label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {hasTable(format) && (
        <Switch
          label="First row names the columns"
          checked={custom.header ?? true}
          onChange={(header) => {
            onCustom({ header });
          }}
        />
      )}
      {languageOf(format) !== null && (
        <p className={styles.hint}>
          The template below places the columns; every value is escaped for where it stands.
        </p>
      )}
    </fieldset>
  );
}
