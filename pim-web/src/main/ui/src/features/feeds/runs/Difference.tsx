import { useState } from 'react';
import type { FeedRun } from '@/api/types';
import { Dialog } from '@/design/Dialog';
import { count, moment } from '@/lib/format';
import { ChangesList } from './ChangesList';
import styles from './Difference.module.css';

/** What a run found new, changed and gone, with the items one click away. */
export function Difference({ run }: { run: FeedRun }) {
  const [open, setOpen] = useState(false);
  const found = run.difference;
  if (found === null) {
    return null;
  }
  const any = found.created + found.updated + found.deleted > 0;
  const words = `${count(found.created)} new, ${count(found.updated)} changed, ${count(found.deleted)} gone`;
  return (
    <small className={styles.difference}>
      {any ? (
        <button
          type="button"
          className={styles.open}
          onClick={() => {
            setOpen(true);
          }}
        >
          {words}
          <span className="visually-hidden">, show the items</span>
        </button>
      ) : (
        'nothing changed'
      )}
      , {count(found.unchanged)} unchanged
      <Dialog
        wide
        open={open}
        onClose={() => {
          setOpen(false);
        }}
        title={run.mode === 'DRY_RUN' ? 'What a run would change' : 'What the run changed'}
        description={`${words}, ${count(found.unchanged)} unchanged. ${
          found.why ?? `Looked at ${count(found.lookedAt)} items that may have changed.`
        } Run of ${moment(run.started)}.`}
      >
        <ChangesList run={run.id} />
      </Dialog>
    </small>
  );
}
