import { useQueries } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { catalog } from '@/api/resources';
import { labelIn } from '@/lib/labels';
import styles from './Tabs.module.css';

interface CategoryChipsProps {
  codes: string[];
  /** Held by the product model: these cannot be taken away here. */
  fixed: string[];
  readOnly: boolean;
  locale: string;
  onRemove: (code: string) => void;
}

/** The categories at a glance; the tree below need not be opened to leave one. */
export function CategoryChips({ codes, fixed, readOnly, locale, onRemove }: CategoryChipsProps) {
  const all = [...codes, ...fixed.filter((code) => !codes.includes(code))];
  const found = useQueries({
    queries: all.map((code) => ({
      queryKey: ['category', code],
      queryFn: () => catalog.category(code),
      staleTime: 60_000,
    })),
  });
  if (all.length === 0) {
    return <p className={styles.lead}>In no category yet.</p>;
  }
  return (
    <ul className={styles.chips} aria-label="Chosen categories">
      {all.map((code, at) => {
        const label = labelIn(found[at]?.data?.labels, locale, code);
        return (
          <li key={code} className={styles.chip} title={code}>
            {label}
            {!codes.includes(code) && <small>from the model</small>}
            {codes.includes(code) && !readOnly && (
              <button
                type="button"
                aria-label={`Leave the category ${label}`}
                onClick={() => {
                  onRemove(code);
                }}
              >
                <X size={12} />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
