import type { FeedSummary } from '@/api/types';
import { useMay } from '@/app/session';
import { CategoriesTab } from './categories/CategoriesTab';
import { FeedForm } from './FeedForm';
import { FeedOverview } from './FeedOverview';
import type { FeedTab, Shown } from './feedTabs';
import { MappingTab } from './mapping/MappingTab';
import { PreviewTab } from './PreviewTab';
import { ReportTab } from './ReportTab';
import { RequirementsTab } from './requirements/RequirementsTab';
import { ValuesTab } from './values/ValuesTab';

interface FeedPanelProps {
  feed: FeedSummary;
  tab: FeedTab;
  /** The run and the field that the address names. */
  run: string | null;
  field: string | null;
  show: (tab: FeedTab, shown?: Shown) => void;
}

/** The part of the feed's page that the tab stands for. */
export function FeedPanel({ feed, tab, run, field, show }: FeedPanelProps) {
  const mayChange = useMay('ADMIN');
  switch (tab) {
    case 'overview':
      return (
        <FeedOverview
          feed={feed}
          onReport={(id) => {
            show('report', { run: id });
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
      return (
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
      return <PreviewTab feed={feed} />;
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
      return <FeedForm feed={feed} readOnly={!mayChange} />;
  }
}
