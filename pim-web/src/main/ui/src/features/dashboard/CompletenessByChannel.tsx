import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { products } from '@/api/resources';
import type { Channel } from '@/api/types';
import { PercentBar } from '@/design/Colonnade';
import { EmptyState, messageOf, Notice } from '@/design/Feedback';
import { count } from '@/lib/format';
import { labelIn } from '@/lib/labels';
import styles from './CompletenessByChannel.module.css';

interface CompletenessByChannelProps {
  channels: Channel[];
  /** How many there are altogether. */
  products: number;
  locale: string;
}

/** How many products are complete, by channel and locale; a click lists those that are not. */
export function CompletenessByChannel(props: CompletenessByChannelProps) {
  const { channels, products: total, locale } = props;
  const pairs = channels.flatMap((channel) =>
    channel.locales.map((code) => ({ channel, locale: code })),
  );
  const answers = useQueries({
    queries: pairs.map((pair) => {
      const query = {
        kind: 'PRODUCT',
        channel: pair.channel.code,
        locale: pair.locale,
        completenessMin: '100',
      };
      return {
        queryKey: ['products', 'complete', query],
        queryFn: () => products.list(query, null, 1),
        staleTime: 60_000,
      };
    }),
  });
  const failed = answers.find((answer) => answer.isError)?.error;

  if (total === 0) {
    return <EmptyState title="No products yet" />;
  }
  return (
    <>
      {failed && <Notice tone="bad">{messageOf(failed)}</Notice>}
      <table className={styles.table}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Channel</th>
            <th scope="col">Locale</th>
            <th scope="col">Complete</th>
            <th scope="col">Incomplete</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair, at) => {
            const complete = answers[at]?.data?.total;
            const left = complete === undefined ? null : Math.max(0, total - complete);
            const first = pair.channel.locales[0] === pair.locale;
            return (
              <tr key={`${pair.channel.code} ${pair.locale}`} className={first ? styles.first : ''}>
                <th scope="row">
                  <span className={first ? undefined : 'visually-hidden'}>
                    {labelIn(pair.channel.labels, locale, pair.channel.code)}
                  </span>
                </th>
                <td className={styles.locale}>{pair.locale}</td>
                <td className={styles.bar}>
                  <PercentBar
                    percent={complete === undefined ? 0 : Math.floor((complete * 100) / total)}
                    label={`${pair.channel.code} ${pair.locale}`}
                  />
                </td>
                <td className={styles.left}>
                  {left === null || left === 0 ? (
                    ''
                  ) : (
                    <Link
                      to={`/products?kind=PRODUCT&channel=${encodeURIComponent(pair.channel.code)}&locale=${pair.locale}&max=99&sort=-completeness`}
                    >
                      {count(left)} to complete
                    </Link>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
