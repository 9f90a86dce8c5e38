import { ChevronDown, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { cx } from '@/design/cx';
import { Popover } from '@/design/Popover';
import styles from './Filters.module.css';

interface FilterPillProps {
  name: string;
  value: ReactNode;
  onClear: () => void;
  /** Whether it can be taken away although nothing is chosen. */
  removable?: boolean;
  /** Whether it shows its choices at once. */
  fresh?: boolean;
  children: (close: () => void) => ReactNode;
}

/** A name that opens its choices, and what is chosen of them. */
export function FilterPill({
  name,
  value,
  onClear,
  removable = false,
  fresh = false,
  children,
}: FilterPillProps) {
  const [open, setOpen] = useState(fresh);
  const set = value !== '' && value !== null && value !== undefined;
  return (
    <span className={cx(styles.pill, set && styles.set)}>
      <Popover
        open={open}
        onOpenChange={setOpen}
        label={name}
        trigger={
          <button type="button" className={styles.open}>
            {name}
            {set ? <strong>{value}</strong> : <ChevronDown size={13} aria-hidden="true" />}
          </button>
        }
      >
        {children(() => {
          setOpen(false);
        })}
      </Popover>
      {(set || removable) && (
        <button
          type="button"
          className={styles.clear}
          aria-label={`Clear the filter ${name}`}
          onClick={onClear}
        >
          <X size={12} />
        </button>
      )}
    </span>
  );
}
