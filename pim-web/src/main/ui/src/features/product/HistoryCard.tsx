import { RotateCcw } from 'lucide-react';
import { Link } from 'react-router';
import type { FormAttribute, HistoryChange, HistoryEntry } from '@/api/types';
import { Badge } from '@/design/Badge';
import { Button } from '@/design/Button';
import { ago, moment, plural } from '@/lib/format';
import { partsOf } from '@/lib/valueKey';
import styles from './HistoryTab.module.css';
import { apart, changedWords, wayWords } from './historyWords';

interface HistoryCardProps {
  entry: HistoryEntry;
  attributes: FormAttribute[];
  locale: string;
  /** Null where nothing can be brought back now. */
  onRestore: ((keys: string[]) => void) | null;
  busy: boolean;
}

/** One edit: who, when, by which way, from what to what. */
export function HistoryCard({ entry, attributes, locale, onRestore, busy }: HistoryCardProps) {
  const whole = entry.changes.filter((change) => change.whole).map((change) => change.key);
  return (
    <article className={styles.card} aria-label={`Version ${entry.version}`}>
      <header className={styles.head}>
        <h2>{entry.by ?? (entry.way === 'UNKNOWN' ? 'Not noted who' : 'Command line')}</h2>
        <Way entry={entry} />
        <time dateTime={entry.at} title={moment(entry.at)}>
          {moment(entry.at)}, {ago(entry.at)}
        </time>
        {entry.created && <Badge tone="accent">Created</Badge>}
        <span className={styles.version}>Version {entry.version}</span>
        {onRestore && whole.length > 1 && (
          <Button
            size="small"
            busy={busy}
            icon={<RotateCcw size={13} />}
            onClick={() => {
              onRestore(whole);
            }}
          >
            Bring all back
          </Button>
        )}
      </header>
      {entry.changes.length > 0 && (
        <table className={styles.changes}>
          <thead>
            <tr>
              <th scope="col">Changed</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {entry.changes.map((change) => (
              <ChangeRow
                key={change.key}
                change={change}
                label={changedWords(change.key, attributes, locale)}
                busy={busy}
                onRestore={onRestore}
              />
            ))}
          </tbody>
        </table>
      )}
      {entry.more > 0 && (
        <p className={styles.quiet}>{plural(entry.more, 'further change')} of it are not kept.</p>
      )}
    </article>
  );
}

function Way({ entry }: { entry: HistoryEntry }) {
  if (entry.job !== null) {
    return <Link to={`/imports/${encodeURIComponent(entry.job)}`}>{wayWords(entry.way)}</Link>;
  }
  return <span className={styles.quiet}>{wayWords(entry.way)}</span>;
}

interface ChangeRowProps {
  change: HistoryChange;
  label: string;
  busy: boolean;
  onRestore: ((keys: string[]) => void) | null;
}

function ChangeRow({ change, label, busy, onRestore }: ChangeRowProps) {
  const { locale, channel } = partsOf(change.key);
  const where = [locale, channel].filter((part) => part !== null).join(', ');
  const [before, after] = apart(change.before, change.after);
  return (
    <tr>
      <th scope="row">
        {label} {where !== '' && <small>{where}</small>}
      </th>
      <td className={styles.before}>{before}</td>
      <td>{after}</td>
      <td className={styles.back}>
        {onRestore &&
          (change.whole ? (
            <Button
              size="small"
              look="quiet"
              busy={busy}
              aria-label={`Bring back ${label}${where === '' ? '' : ` (${where})`}`}
              onClick={() => {
                onRestore([change.key]);
              }}
            >
              Bring back
            </Button>
          ) : (
            <span className={styles.quiet}>only its beginning is kept</span>
          ))}
      </td>
    </tr>
  );
}
