import { Download, Upload } from 'lucide-react';
import { valueTables } from '@/api/mappings';
import type { ValueTable } from '@/api/mappingTypes';
import type { FeedSummary } from '@/api/types';
import { FileButton } from '@/design/FileButton';
import { useToasts } from '@/design/Toasts';
import { plural } from '@/lib/format';
import styles from './ValuesTab.module.css';
import { useTakeValues } from './useValues';

interface TableFilesProps {
  feed: FeedSummary;
  table: ValueTable;
  readOnly: boolean;
}

/** The table to a spreadsheet and back. */
export function TableFiles({ feed, table, readOnly }: TableFilesProps) {
  const take = useTakeValues(table);
  const toasts = useToasts();
  return (
    <span className={styles.files}>
      {(['xlsx', 'csv'] as const).map((format) => (
        <a
          key={format}
          href={valueTables.tableUrl(table, feed.view.locale, format)}
          download={`${table.code}.${format}`}
        >
          <Download size={13} aria-hidden="true" /> {format === 'xlsx' ? 'Excel' : 'CSV'}
        </a>
      ))}
      {!readOnly && (
        <FileButton
          label="Import values"
          accept=".csv,.xlsx"
          icon={<Upload size={13} />}
          busy={take.isPending}
          onPick={(file) => {
            take.mutate(file, {
              onSuccess: (taken) => {
                const left = taken.violations.length;
                toasts.done(
                  `${plural(taken.changed, 'value')} changed${left > 0 ? `, ${plural(left, 'row')} left out` : ''}`,
                );
              },
              onError: toasts.failed,
            });
          }}
        />
      )}
    </span>
  );
}
