import type { FetchedSchemas } from '@/api/types';
import { plural } from '@/lib/format';
import styles from './TypesTab.module.css';

/** Which types the channel did not give, and why. */
export function NotFetched({ fetched }: { fetched: FetchedSchemas | undefined }) {
  const failed = fetched?.failed ?? [];
  return failed.length === 0 ? null : (
    <div role="alert" className={styles.failed}>
      <p>{plural(failed.length, 'type was', 'types were')} not fetched:</p>
      <ul>
        {failed.map(({ name, reason }) => (
          <li key={name}>
            <code>{name}</code> {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}
