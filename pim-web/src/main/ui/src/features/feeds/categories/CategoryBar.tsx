import { Download, Upload } from 'lucide-react';
import { taxonomies as api } from '@/api/mappings';
import type { CategoryOverview, Taxonomy } from '@/api/mappingTypes';
import type { FeedSummary } from '@/api/types';
import { useMay } from '@/app/session';
import { Button } from '@/design/Button';
import { Select, Switch } from '@/design/Field';
import { FileButton } from '@/design/FileButton';
import { Notice } from '@/design/Feedback';
import { Meter } from '@/design/Meter';
import { useToasts } from '@/design/Toasts';
import { count, plural } from '@/lib/format';
import styles from './CategoryMapping.module.css';
import { useTakeCategories } from './useCategories';

interface CategoryBarProps {
  feed: FeedSummary;
  taxonomy: Taxonomy;
  taxonomies: Taxonomy[];
  overview: CategoryOverview | undefined;
  onlyOpen: boolean;
  onOnlyOpen: (only: boolean) => void;
  onTaxonomy: (code: string) => void;
  onUpload: () => void;
}

/** Which taxonomy, how far the mapping is, and the way to and from a spreadsheet. */
export function CategoryBar(props: CategoryBarProps) {
  const { feed, taxonomy, taxonomies, overview, onlyOpen, onOnlyOpen, onTaxonomy, onUpload } =
    props;
  const take = useTakeCategories(taxonomy.code);
  const toasts = useToasts();
  const mayMap = useMay('EDITOR');
  const mayUpload = useMay('ADMIN');
  const left = take.data?.violations ?? [];
  return (
    <>
      <div className={styles.bar}>
        <Select
          aria-label="Taxonomy"
          value={taxonomy.code}
          onChange={(event) => {
            onTaxonomy(event.target.value);
          }}
        >
          {taxonomies.map((t) => (
            <option key={t.code} value={t.code}>
              {t.label}, {count(t.nodes)} categories
            </option>
          ))}
        </Select>
        {overview !== undefined && (
          <span className={styles.progress}>
            <Meter
              label="Products whose category is mapped"
              value={overview.mapped}
              of={overview.selected}
            />
            <span className="num">
              {percent(overview)} %: {count(overview.mapped)} of{' '}
              {plural(overview.selected, 'product')}
            </span>
          </span>
        )}
        <Switch label="Only unmapped" checked={onlyOpen} onChange={onOnlyOpen} />
        <span className={styles.actions}>
          {mayUpload && (
            <Button size="small" onClick={onUpload}>
              Newer version
            </Button>
          )}
          <a
            className={styles.link}
            href={api.tableUrl(taxonomy.code, feed.code, 'xlsx')}
            download={`${taxonomy.code}-categories.xlsx`}
          >
            <Download size={13} aria-hidden="true" /> Excel
          </a>
          <a
            className={styles.link}
            href={api.tableUrl(taxonomy.code, feed.code, 'csv')}
            download={`${taxonomy.code}-categories.csv`}
          >
            <Download size={13} aria-hidden="true" /> CSV
          </a>
          {mayMap && (
            <FileButton
              label="Import"
              accept=".csv,.xlsx"
              icon={<Upload size={13} />}
              busy={take.isPending}
              onPick={(file) => {
                take.mutate(file, {
                  onSuccess: (taken) => {
                    toasts.done(
                      `${plural(taken.changed, 'category', 'categories')} mapped, ${count(taken.removed ?? 0)} taken away`,
                    );
                  },
                  onError: toasts.failed,
                });
              }}
            />
          )}
        </span>
      </div>
      {left.length > 0 && (
        <Notice tone="warn">
          <span>{plural(left.length, 'row')} of the table could not be taken:</span>
          <ul>
            {left.slice(0, 20).map((v) => (
              <li key={v.field}>
                {v.field}: {v.message} {v.value !== null && <code>{v.value}</code>}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function percent({ mapped, selected }: CategoryOverview): number {
  return selected === 0 ? 0 : Math.floor((mapped / selected) * 100);
}
