import type { Catalog } from '@/api/types';
import { CategoryTree } from '@/design/CategoryTree';
import { EmptyState } from '@/design/Feedback';
import { CategoryChips } from './CategoryChips';
import type { ChangeSet } from './changeSet';
import styles from './Tabs.module.css';

interface CategoriesTabProps {
  changes: ChangeSet;
  catalog: Catalog;
  locale: string;
}

export function CategoriesTab({ changes, catalog, locale }: CategoriesTabProps) {
  const chosen = changes.edits.categories ?? changes.base.categories;
  function toggle(code: string) {
    const next = chosen.includes(code)
      ? chosen.filter((c) => c !== code)
      : [...chosen, code].sort();
    changes.setPart('categories', next);
  }

  if (catalog.categoryTrees.length === 0) {
    return (
      <EmptyState title="No category trees">
        <p>Import a categories file first.</p>
      </EmptyState>
    );
  }
  return (
    <div className={styles.tab}>
      <CategoryChips
        codes={chosen}
        fixed={changes.base.inheritedCategories}
        readOnly={changes.readOnly}
        locale={locale}
        onRemove={toggle}
      />
      <CategoryTree
        multiple
        roots={catalog.categoryTrees}
        locale={locale}
        readOnly={changes.readOnly}
        selected={chosen}
        fixed={changes.base.inheritedCategories}
        onToggle={toggle}
      />
    </div>
  );
}
