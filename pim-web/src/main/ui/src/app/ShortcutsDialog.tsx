import { Dialog } from '@/design/Dialog';
import styles from './ShortcutsDialog.module.css';

const SHORTCUTS: [string, string][] = [
  ['g d', 'Dashboard'],
  ['g p', 'Products'],
  ['g i', 'Imports'],
  ['g o', 'Offers'],
  ['g f', 'Feeds'],
  ['g l', 'Launches'],
  ['g c', 'Channels'],
  ['g y', 'Consistency'],
  ['/', 'Search on the current page'],
  ['↑ ↓', 'Move through the list'],
  ['Enter', 'Open the chosen row'],
  ['Ctrl S', 'Save the product'],
  ['?', 'This help'],
];

export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" open={open} onClose={onClose}>
      <dl className={styles.list}>
        {SHORTCUTS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
