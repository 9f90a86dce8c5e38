import type { Catalog } from '@/api/types';
import { labelIn } from '@/lib/labels';
import type { Scope } from '@/lib/valueKey';
import { Select } from './Field';
import styles from './ScopeSwitch.module.css';

interface ScopeSwitchProps {
  catalog: Catalog;
  scope: Scope;
  onChange: (change: Partial<Scope>) => void;
}

/** Through which channel's and locale's eyes the page is seen. */
export function ScopeSwitch({ catalog, scope, onChange }: ScopeSwitchProps) {
  const channel = catalog.channels.find((c) => c.code === scope.channel);
  return (
    <div className={styles.switch}>
      <Select
        aria-label="Channel"
        value={scope.channel}
        onChange={(event) => {
          onChange({ channel: event.target.value });
        }}
      >
        {catalog.channels.map((c) => (
          <option key={c.code} value={c.code}>
            {labelIn(c.labels, scope.locale, c.code)}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Locale"
        value={scope.locale}
        onChange={(event) => {
          onChange({ locale: event.target.value });
        }}
      >
        {(channel?.locales ?? catalog.locales).map((locale) => (
          <option key={locale} value={locale}>
            {locale}
          </option>
        ))}
      </Select>
    </div>
  );
}
