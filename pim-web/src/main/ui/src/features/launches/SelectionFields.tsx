import { useState } from 'react';
import type { Catalog, Filter } from '@/api/types';
import { useScope } from '@/app/catalog';
import { CategoryTree } from '@/design/CategoryTree';
import { Field, TextArea, TextInput } from '@/design/Field';
import { labelIn } from '@/lib/labels';
import { same } from '@/lib/same';
import styles from './LaunchForm.module.css';
import { filterOf, NOTHING, selectionOf, type Selection } from './selection';

interface SelectionFieldsProps {
  selection: Filter;
  catalog: Catalog | undefined;
  /** What it means to choose nothing; no product unless said otherwise. */
  nothing?: Filter;
  onChange: (selection: Filter) => void;
}

const NONE: Filter = { is: 'identifier', identifiers: [] };

/** Which products; all that is given must hold. */
export function SelectionFields({
  selection,
  catalog,
  nothing = NONE,
  onChange,
}: SelectionFieldsProps) {
  const [scope] = useScope();
  const known = same(selection, nothing) ? NOTHING : selectionOf(selection);
  const [skus, setSkus] = useState(known?.skus.join('\n') ?? '');
  if (known === null) {
    return (
      <div className={styles.fields}>
        <p className={styles.help}>
          The selection was made by the API and says more than this form can show. It stays as it
          is.
        </p>
        <code>{JSON.stringify(selection)}</code>
      </div>
    );
  }
  const change = (part: Partial<Selection>) => {
    onChange(filterOf({ ...NOTHING, ...known, ...part }) ?? nothing);
  };
  const toggled = (list: string[], code: string) =>
    list.includes(code) ? list.filter((c) => c !== code) : [...list, code];
  return (
    <div className={styles.fields}>
      {nothing.is === 'all' && (
        <p className={styles.help}>
          Everything that is given must hold; nothing means all products.
        </p>
      )}
      <Field label="SKUs" help="One a line.">
        {(id) => (
          <TextArea
            id={id}
            rows={4}
            value={skus}
            onChange={(event) => {
              setSkus(event.target.value);
              change({ skus: [...new Set(event.target.value.split(/\s*\n\s*/).filter(Boolean))] });
            }}
          />
        )}
      </Field>
      <fieldset className={styles.group}>
        <legend>Families</legend>
        <div className={styles.choices}>
          {catalog?.families.map((family) => (
            <label key={family.code}>
              <input
                type="checkbox"
                checked={known.families.includes(family.code)}
                onChange={() => {
                  change({ families: toggled(known.families, family.code) });
                }}
              />
              {labelIn(family.labels, scope.locale, family.code)}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>Categories, with all below them</legend>
        <div className={styles.tree}>
          {catalog && (
            <CategoryTree
              multiple
              roots={catalog.categoryTrees}
              locale={scope.locale}
              selected={known.categories}
              onToggle={(code) => {
                change({ categories: toggled(known.categories, code) });
              }}
            />
          )}
        </div>
      </fieldset>
      <Field label="Words" help="In identifiers, labels and texts.">
        {(id) => (
          <TextInput
            id={id}
            value={known.words}
            onChange={(event) => {
              change({ words: event.target.value });
            }}
          />
        )}
      </Field>
    </div>
  );
}
