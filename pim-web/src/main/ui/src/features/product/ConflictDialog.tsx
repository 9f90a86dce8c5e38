import { useState } from 'react';
import type { Product } from '@/api/types';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { ago } from '@/lib/format';
import { columnOf } from '@/lib/valueKey';
import { type Edits, NO_EDITS } from './changeSet';
import styles from './ConflictDialog.module.css';
import { carriedOver, clashes, theirChanges } from './merge';
import { inWords } from './inWords';

interface ConflictDialogProps {
  base: Product;
  latest: Product;
  edits: Edits;
  onClose: () => void;
  onResolve: (edits: Edits) => void;
}

/** Somebody saved first: shows what they changed and lets each clash be decided. */
export function ConflictDialog({ base, latest, edits, onClose, onResolve }: ConflictDialogProps) {
  const [givenUp, setGivenUp] = useState<ReadonlySet<string>>(new Set());
  const changes = theirChanges(base, latest, edits);

  return (
    <Dialog
      wide
      open
      title="Somebody changed this product meanwhile"
      description={`It was saved ${ago(latest.updated)} as version ${latest.version}; your edits began on version ${base.version}. Nothing of yours is lost.`}
      onClose={onClose}
      footer={
        <>
          <Button
            look="danger"
            onClick={() => {
              onResolve(NO_EDITS);
            }}
          >
            Drop my edits
          </Button>
          <Button
            look="primary"
            onClick={() => {
              onResolve(carriedOver(edits, latest, new Set(givenUp)));
            }}
          >
            Keep my edits on the latest version
          </Button>
        </>
      }
    >
      {changes.length === 0 ? (
        <p>Their change touches none of the values seen here.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Before</th>
              <th scope="col">Theirs</th>
              <th scope="col">Yours</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.what}>
                <th scope="row">
                  <code>{columnOf(change.what)}</code>
                </th>
                <td>{inWords(change.before)}</td>
                <td>{inWords(change.theirs)}</td>
                <td>
                  {clashes(change) ? (
                    <>
                      {inWords(change.mine)}
                      <label className={styles.choice}>
                        <input
                          type="checkbox"
                          checked={givenUp.has(change.what)}
                          onChange={(event) => {
                            const next = new Set(givenUp);
                            if (event.target.checked) {
                              next.add(change.what);
                            } else {
                              next.delete(change.what);
                            }
                            setGivenUp(next);
                          }}
                        />
                        take theirs
                      </label>
                    </>
                  ) : (
                    <span className={styles.quiet}>not edited</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
