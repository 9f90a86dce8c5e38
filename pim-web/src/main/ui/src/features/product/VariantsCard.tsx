import { Link } from 'react-router';
import type { ChannelItem } from '@/api/types';
import { Badge } from '@/design/Badge';
import { STATES } from '@/features/channels/stateWords';
import { ChannelMark } from '@/features/feeds/ChannelMark';
import { pathTo } from '@/features/products/pathTo';
import { plural } from '@/lib/format';
import styles from './ChannelsTab.module.css';

const WRONG = ['REJECTED', 'PARKED', 'SKIPPED'];

/** How the variants of a product model stand that are items of their own in one feed. */
export function VariantStates({ items }: { items: ChannelItem[] }) {
  const states = [...new Set(items.map((item) => item.state))];
  const wrong = items.filter((item) => WRONG.includes(item.state) || item.issues.length > 0);
  return (
    <>
      <p className={styles.variants}>
        {plural(items.length, 'variant')}
        {states.map((state) => (
          <Badge key={state} tone={STATES[state].tone} dot title={STATES[state].says}>
            {STATES[state].label}: {items.filter((item) => item.state === state).length}
          </Badge>
        ))}
      </p>
      {wrong.length > 0 && (
        <ul className={styles.issues} aria-label="What is wrong with variants">
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
    </>
  );
}

/** Where a product model has no item of its own: its variants alone; at least one. */
export function VariantsCard({ items }: { items: ChannelItem[] }) {
  const [first] = items;
  return first === undefined ? null : (
    <section className={styles.card} aria-label={first.label}>
      <header className={styles.head}>
        <ChannelMark requirementSet={first.requirementSet} />
        <h2>
          <Link to={`/channels/${encodeURIComponent(first.feed)}`}>{first.label}</Link>
        </h2>
      </header>
      <VariantStates items={items} />
    </section>
  );
}
