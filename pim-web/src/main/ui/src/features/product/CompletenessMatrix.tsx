import type { Catalog, Completeness } from '@/api/types';
import { cx } from '@/design/cx';
import { toneOf } from '@/design/Colonnade';
import { labelIn } from '@/lib/labels';
import type { Scope } from '@/lib/valueKey';
import styles from './CompletenessMatrix.module.css';

interface CompletenessMatrixProps {
  completeness: Completeness[];
  catalog: Catalog;
  scope: Scope;
  onScope: (scope: Partial<Scope>) => void;
}

/** Channels down, locales across; a click looks at the product that way. */
export function CompletenessMatrix(props: CompletenessMatrixProps) {
  const { completeness, catalog, scope, onScope } = props;
  const channels = [...new Set(completeness.map((c) => c.channel))];
  const locales = [...new Set(completeness.map((c) => c.locale))];
  return (
    <table className={styles.matrix}>
      <caption className="visually-hidden">Completeness by channel and locale</caption>
      <thead>
        <tr>
          <td />
          {locales.map((locale) => (
            <th key={locale} scope="col">
              {locale}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {channels.map((channel) => (
          <tr key={channel}>
            <th scope="row">
              {labelIn(
                catalog.channels.find((c) => c.code === channel)?.labels,
                scope.locale,
                channel,
              )}
            </th>
            {locales.map((locale) => {
              const cell = completeness.find((c) => c.channel === channel && c.locale === locale);
              const current = channel === scope.channel && locale === scope.locale;
              return (
                <td key={locale}>
                  {cell && (
                    <button
                      type="button"
                      className={cx(styles.cell, styles[toneOf(cell.percent)], 'num')}
                      aria-pressed={current}
                      title={
                        cell.missing.length === 0
                          ? 'Complete'
                          : `${cell.missing.length} of ${cell.required} missing: ${cell.missing.join(', ')}`
                      }
                      onClick={() => {
                        onScope({ channel, locale });
                      }}
                    >
                      {cell.percent}%
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
