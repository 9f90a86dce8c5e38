import { Link } from 'react-router';
import type { Found, Reconciled } from '@/api/types';
import { Notice } from '@/design/Feedback';
import { ago, count, moment, plural } from '@/lib/format';
import styles from './ReconciledList.module.css';

const PARTS: { of: keyof Reconciled & keyof Founds; label: string }[] = [
  { of: 'gone', label: 'had gone there and are sent again' },
  { of: 'unsent', label: 'had not been sent and are sent now' },
  { of: 'returned', label: 'were there though taken away, and are taken away again' },
  { of: 'corrected', label: 'had another state than we knew' },
  { of: 'ofOthers', label: 'belong to other feeds on the account' },
  { of: 'foreign', label: 'are not ours and are left alone' },
];

type Founds = Pick<
  Reconciled,
  'gone' | 'unsent' | 'returned' | 'corrected' | 'ofOthers' | 'foreign'
>;

/** What came of comparing the channel's own list with ours. */
export function ReconciledList({ reconciled }: { reconciled: Reconciled }) {
  const found = PARTS.filter((part) => reconciled[part.of].count > 0);
  return (
    <div className={styles.list}>
      {reconciled.trouble !== null && <Notice tone="bad">{reconciled.trouble}</Notice>}
      <p>
        {plural(reconciled.listed, 'item')} listed there{' '}
        <span title={moment(reconciled.at)}>{ago(reconciled.at)}</span>.
        {found.length === 0 && reconciled.trouble === null && ' It has what it should have.'}
      </p>
      {found.map((part) => (
        <FoundItems key={part.of} found={reconciled[part.of]} label={part.label} />
      ))}
    </div>
  );
}

function FoundItems({ found, label }: { found: Found; label: string }) {
  return (
    <details>
      <summary>
        <b className="num">{count(found.count)}</b> {label}
      </summary>
      <ul className={styles.skus}>
        {found.skus.map((sku) => (
          <li key={sku}>
            <Link to={`/products/${encodeURIComponent(sku)}?tab=channels`}>{sku}</Link>
          </li>
        ))}
        {found.skus.length < found.count && (
          <li className={styles.more}>and {count(found.count - found.skus.length)} more</li>
        )}
      </ul>
    </details>
  );
}
