import { Button } from '@/design/Button';
import { plural } from '@/lib/format';
import { useShortcuts } from '@/lib/shortcuts';
import type { ChangeSet } from './changeSet';
import styles from './SaveBar.module.css';

interface SaveBarProps {
  changes: ChangeSet;
  busy: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

export function SaveBar({ changes, busy, onSave, onDiscard }: SaveBarProps) {
  useShortcuts({ 'ctrl+s': onSave });
  if (changes.count === 0) {
    return null;
  }
  const refused = changes.violations.length;
  return (
    <div className={styles.bar} role="region" aria-label="Unsaved changes">
      <span className={styles.text} aria-live="polite">
        <strong>{plural(changes.count, 'unsaved change')}</strong>
        {refused > 0 && (
          <span className={styles.refused}>
            {plural(refused, 'value was', 'values were')} refused
          </span>
        )}
      </span>
      <Button look="quiet" onClick={onDiscard}>
        Discard
      </Button>
      <Button look="primary" busy={busy} onClick={onSave}>
        Save <kbd className={styles.key}>Ctrl S</kbd>
      </Button>
    </div>
  );
}
