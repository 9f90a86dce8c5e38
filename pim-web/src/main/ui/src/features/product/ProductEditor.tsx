import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useScope } from '@/app/catalog';
import { useMay } from '@/app/session';
import type { Catalog, Kind, Product } from '@/api/types';
import { ProblemNotice } from '@/design/Feedback';
import { Page } from '@/design/Page';
import { ScopeSwitch } from '@/design/ScopeSwitch';
import { type Tab, Tabs } from '@/design/Tabs';
import { useTitle } from '@/lib/title';
import { AssociationsTab } from './AssociationsTab';
import { AttributesTab } from './AttributesTab';
import { CategoriesTab } from './CategoriesTab';
import { ChannelsTab, useProductChannels } from './ChannelsTab';
import { useChangeSet } from './changeSet';
import { ConflictDialog } from './ConflictDialog';
import { HistoryTab } from './HistoryTab';
import styles from './ProductEditor.module.css';
import { ProductHeader } from './ProductHeader';
import { SaveBar } from './SaveBar';
import { LeaveGuard } from './LeaveGuard';
import { useLevels } from './useProduct';
import { useSave } from './useSave';
import { VariantsTab } from './VariantsTab';

type TabId = 'attributes' | 'categories' | 'associations' | 'variants' | 'channels' | 'history';

interface ProductEditorProps {
  kind: Kind;
  latest: Product;
  catalog: Catalog;
}

export function ProductEditor({ kind, latest, catalog }: ProductEditorProps) {
  useTitle(latest.identifier);
  const [scope, setScope] = useScope();
  const [params, setParams] = useSearchParams();
  const changes = useChangeSet(latest, !useMay('EDITOR'));
  const levels = useLevels(kind, changes.base);
  const save = useSave(kind, latest, changes);
  const [discarded, setDiscarded] = useState(0);

  const categories = changes.edits.categories ?? changes.base.categories;
  const associations = changes.edits.associations ?? changes.base.associations;
  const tabs: Tab<TabId>[] = [
    { id: 'attributes', label: 'Attributes' },
    {
      id: 'categories',
      label: 'Categories',
      badge: new Set([...categories, ...changes.base.inheritedCategories]).size,
    },
    {
      id: 'associations',
      label: 'Associations',
      badge: Object.values(associations).reduce(
        (sum, t) =>
          sum +
          Object.keys(t?.products ?? {}).length +
          Object.keys(t?.productModels ?? {}).length +
          (t?.groups?.length ?? 0),
        0,
      ),
    },
  ];
  if (kind === 'PRODUCT_MODEL') {
    tabs.push({ id: 'variants', label: 'Variants' });
  } else if (latest.parent !== null) {
    tabs.push({ id: 'variants', label: 'Siblings' });
  }
  const known = useProductChannels(kind, latest.identifier);
  tabs.push({
    id: 'channels',
    label: 'Channels',
    badge: known.data?.filter((item) => item.issues.some((i) => i.severity === 'ERROR')).length,
  });
  tabs.push({ id: 'history', label: 'History' });
  const asked = params.get('tab');
  const tab = tabs.find((t) => t.id === asked)?.id ?? 'attributes';

  return (
    <Page fixed>
      <ProductHeader
        kind={kind}
        changes={changes}
        catalog={catalog}
        scope={scope}
        onScope={setScope}
      />
      <div className={styles.bar}>
        <Tabs
          label="Parts of the product"
          tabs={tabs}
          current={tab}
          onChange={(id) => {
            setParams(
              (old) => {
                old.set('tab', id);
                old.delete('attribute');
                return old;
              },
              { replace: true },
            );
          }}
        />
        <ScopeSwitch catalog={catalog} scope={scope} onChange={setScope} />
      </div>
      <div
        className={styles.panel}
        role="tabpanel"
        id={`panel-${tab}`}
        aria-labelledby={`tab-${tab}`}
      >
        {save.refusal !== null && (
          <div className={styles.refusal}>
            <ProblemNotice error={save.refusal} />
          </div>
        )}
        {tab === 'attributes' && (
          <AttributesTab
            key={discarded}
            changes={changes}
            levels={levels}
            catalog={catalog}
            scope={scope}
            wanted={params.get('attribute')}
          />
        )}
        {tab === 'channels' && (
          <ChannelsTab
            kind={kind}
            identifier={latest.identifier}
            onAttribute={(attribute, item) => {
              setParams((old) => {
                old.set('tab', 'attributes');
                old.set('attribute', attribute);
                old.set('channel', item.channel);
                old.set('locale', item.locale);
                return old;
              });
            }}
          />
        )}
        {tab === 'categories' && (
          <CategoriesTab changes={changes} catalog={catalog} locale={scope.locale} />
        )}
        {tab === 'associations' && <AssociationsTab changes={changes} scope={scope} />}
        {tab === 'history' && <HistoryTab kind={kind} changes={changes} locale={scope.locale} />}
        {tab === 'variants' && (
          <VariantsTab kind={kind} product={latest} levels={levels} scope={scope} />
        )}
      </div>
      <SaveBar
        changes={changes}
        busy={save.busy}
        onSave={save.save}
        onDiscard={() => {
          changes.rebase(null, { values: {} });
          setDiscarded(discarded + 1);
        }}
      />
      {save.conflict && (
        <ConflictDialog
          base={changes.base}
          latest={save.conflict}
          edits={changes.edits}
          onClose={save.closeConflict}
          onResolve={(edits) => {
            save.resolve(edits);
          }}
        />
      )}
      <LeaveGuard dirty={changes.count > 0} />
    </Page>
  );
}
