import { type Ref, useState } from 'react';
import type { MappedCategory } from '@/api/mappingTypes';
import { Button } from '@/design/Button';
import { TextInput } from '@/design/Field';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { cx } from '@/design/cx';
import styles from './CategoryMapping.module.css';
import { useTargets } from './useCategories';

interface TargetPickerProps {
  ref: Ref<HTMLInputElement>;
  taxonomy: string;
  category: MappedCategory;
  readOnly: boolean;
  busy: boolean;
  onPick: (target: string) => void;
  onRemove: () => void;
  onLeave: () => void;
}

/** The channel's categories for one of ours: suggestions first, search while typing. */
export function TargetPicker(props: TargetPickerProps) {
  const { ref, taxonomy, category, readOnly, busy, onPick, onRemove, onLeave } = props;
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const targets = useTargets(taxonomy, category.code, words);
  const found = targets.data ?? [];
  const at = Math.min(active, found.length - 1);
  return (
    <section className={styles.picker} aria-label="The channel’s categories">
      <h2>{category.label}</h2>
      <p className={styles.now}>
        {category.path === null && 'Not mapped.'}
        {category.target !== null && category.path}
        {category.target === null && category.path !== null && (
          <>
            {category.path} <small>by {category.inheritedFrom} above</small>
          </>
        )}
        {category.target !== null && !readOnly && (
          <Button size="small" onClick={onRemove}>
            Take away
          </Button>
        )}
      </p>
      <TextInput
        ref={ref}
        type="search"
        role="combobox"
        aria-expanded="true"
        aria-controls="targets"
        aria-activedescendant={found.length > 0 ? `target-${at}` : undefined}
        aria-label="Search the channel’s categories"
        placeholder="Search, or press Enter to take the first"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          const target = found[at];
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            setActive(Math.min(at + 1, found.length - 1));
          } else if (event.key === 'ArrowUp') {
            event.preventDefault();
            setActive(Math.max(at - 1, 0));
          } else if (event.key === 'Enter' && target && !readOnly && !busy) {
            event.preventDefault();
            onPick(target.id);
          } else if (event.key === 'Escape') {
            event.preventDefault();
            onLeave();
          }
        }}
      />
      {targets.isError && (
        <ErrorState error={targets.error} onRetry={() => void targets.refetch()} />
      )}
      {targets.isPending && <Skeleton lines={5} />}
      {targets.isSuccess && found.length === 0 && (
        <EmptyState title={words === '' ? 'Nothing is like it' : 'Nothing fits'}>
          <p>Search by other words, or by the id.</p>
        </EmptyState>
      )}
      <ul id="targets" role="listbox" aria-label="Found" className={styles.targets}>
        {found.map((target, index) => (
          <li
            key={target.id}
            id={`target-${index}`}
            role="option"
            aria-selected={index === at}
            className={cx(styles.target, index === at && styles.selected)}
            onPointerDown={(event) => {
              event.preventDefault();
              if (!readOnly) {
                onPick(target.id);
              }
            }}
          >
            <span>
              <strong>{target.name}</strong>
              <small>{target.path}</small>
            </span>
            {target.score !== null && (
              <small className="num" title="How alike the names are">
                {Math.round(target.score * 100)} %
              </small>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
