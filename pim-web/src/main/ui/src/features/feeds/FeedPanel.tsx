import type { FeedSummary } from '@/api/types';
import { useMay } from '@/app/session';
import { CategoriesTab } from './categories/CategoriesTab';
import { FeedForm } from './FeedForm';
import { feedOf } from './feedOf';
import { FeedOverview } from './FeedOverview';
import { type FeedTab, OWN_FORMAT, type Shown } from './feedTabs';
import { FormatTab } from './format/FormatTab';
import { LedgerTab } from './ledger/LedgerTab';
import { MappingTab } from './mapping/MappingTab';
import { PreviewTab } from './preview/PreviewTab';
import { ReportTab } from './ReportTab';
import { RequirementsTab } from './requirements/RequirementsTab';
import { TypesTab } from './types/TypesTab';
import { ValuesTab } from './values/ValuesTab';

interface FeedPanelProps {
  feed: FeedSummary;
  tab: FeedTab;
  /** The run, the field and the product that the address names. */
  run: string | null;
  field: string | null;
  sku: string | null;
  show: (tab: FeedTab, shown?: Shown) => void;
}

/** The part of the feed's page that the tab stands for. */
export function FeedPanel({ feed, tab, run, field, sku, show }: FeedPanelProps) {
  const mayChange = useMay('ADMIN');
  switch (tab) {
    case 'overview':
      return (
        <FeedOverview
          feed={feed}
          run={run}
          onReport={(id) => {
            show('report', { run: id });
          }}
        />
      );
    case 'ledger':
      return (
        <LedgerTab
          feed={feed}
          onRun={(id) => {
            show('overview', { run: id });
          }}
        />
      );
    case 'requirements':
      return (
        <RequirementsTab
          feed={feed}
          onField={(name) => {
            show('mapping', { field: name });
          }}
        />
      );
    case 'mapping':
      return feed.requirementSet === OWN_FORMAT ? (
        <FormatTab feed={feed} readOnly={!mayChange} />
      ) : (
        <MappingTab
          feed={feed}
          field={field}
          readOnly={!mayChange}
          onField={(name) => {
            show('mapping', { field: name });
          }}
        />
      );
    case 'categories':
      return <CategoriesTab feed={feed} />;
    case 'values':
      return <ValuesTab feed={feed} />;
    case 'preview':
      return (
        <PreviewTab
          feed={feed}
          sku={sku ?? ''}
          onSku={(chosen) => {
            show('preview', chosen === '' ? {} : { sku: chosen });
          }}
        />
      );
    case 'types':
      return <TypesTab feed={feed} />;
    case 'report':
      return (
        <ReportTab
          feed={feed}
          run={run}
          onRun={(id) => {
            show('report', { run: id });
          }}
        />
      );
    case 'settings':
      return <FeedForm feed={feedOf(feed)} readOnly={!mayChange} />;
  }
}
