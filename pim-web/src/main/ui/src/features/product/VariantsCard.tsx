import { Link } from 'react-router';
import type { ChannelItem } from '@/api/types';
import { Badge } from '@/design/Badge';
import { STATES } from '@/features/channels/stateWords';
import { ChannelMark } from '@/features/feeds/ChannelMark';
import { pathTo } from '@/features/products/pathTo';
import { plural } from '@/lib/format';
import styles from './ChannelsTab.module.css';

const WRONG = ['REJECTED', 'PARKED', 'SKIPPED'];

/** The variants of a product model that are items of their own in one feed; at least one. */
export function VariantsCard({ items }: { items: ChannelItem[] }) {
  const [first] = items;
  if (first === undefined) {
    return null;
  }
  const states = [...new Set(items.map((item) => item.state))];
  const wrong = items.filter((item) => WRONG.includes(item.state) || item.issues.length > 0);
  const label = `Variants in ${first.label}`;
  return (
    <section className={styles.card} aria-label={label}>
      <header className={styles.head}>
        <ChannelMark requirementSet={first.requirementSet} />
        <h2>
          <Link to={`/channels/${encodeURIComponent(first.feed)}`}>{first.label}</Link>
        </h2>
        <span className={styles.since}>{plural(items.length, 'variant')}</span>
        {states.map((state) => (
          <Badge key={state} tone={STATES[state].tone} dot title={STATES[state].says}>
            {STATES[state].label}: {items.filter((item) => item.state === state).length}
          </Badge>
        ))}
      </header>
      {wrong.length > 0 && (
        <ul className={styles.issues} aria-label={`What is wrong with variants in ${first.label}`}>
          {wrong.map((item) => (
            <li key={item.sku}>
              <Badge tone={STATES[item.state].tone}>{STATES[item.state].label}</Badge>
              <div className={styles.says}>
                <Link className="mono" to={`${pathTo('PRODUCT', item.sku)}?tab=channels`}>
                  {item.sku}
                </Link>{' '}
                {item.issues[0]?.message}
                {item.issues.length > 1 && (
                  <small className={styles.since}>
                    {' '}
                    and {plural(item.issues.length - 1, 'further', 'further')}
                  </small>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
