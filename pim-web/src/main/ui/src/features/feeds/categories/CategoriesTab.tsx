import { useState } from 'react';
import type { FeedSummary } from '@/api/types';
import { ErrorState, Skeleton } from '@/design/Feedback';
import { useRequirements } from '../useFeeds';
import { CategoryMapping } from './CategoryMapping';
import { TaxonomyUpload } from './TaxonomyUpload';
import { useTaxonomies } from './useCategories';

/** Which of the channel's categories ours are. */
export function CategoriesTab({ feed }: { feed: FeedSummary }) {
  const known = useTaxonomies();
  const requirements = useRequirements(feed.requirementSet);
  const [chosen, setChosen] = useState<string | null>(null);
  const [uploading, setUploading] = useState(false);
  if (known.isError) {
    return <ErrorState error={known.error} onRetry={() => void known.refetch()} />;
  }
  if (requirements.isError) {
    return <ErrorState error={requirements.error} onRetry={() => void requirements.refetch()} />;
  }
  if (known.isPending || requirements.isPending) {
    return <Skeleton lines={12} />;
  }
  const usual = requirements.data.taxonomy ?? null;
  const code = chosen ?? usual?.code ?? known.data[0]?.code ?? '';
  const taxonomy = known.data.find((t) => t.code === code);
  if (taxonomy === undefined || uploading) {
    return (
      <TaxonomyUpload
        source={usual !== null && code === usual.code ? usual : null}
        replaced={uploading ? (taxonomy ?? null) : null}
        locale={feed.view.locale}
        onDone={(uploaded) => {
          setChosen(uploaded);
          setUploading(false);
        }}
        onCancel={
          uploading
            ? () => {
                setUploading(false);
              }
            : undefined
        }
      />
    );
  }
  return (
    <CategoryMapping
      key={code}
      feed={feed}
      taxonomy={taxonomy}
      taxonomies={known.data}
      onTaxonomy={setChosen}
      onUpload={() => {
        setUploading(true);
      }}
    />
  );
}
