import { useQuery } from '@tanstack/react-query';
import { CircleCheck, Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { feeds } from '@/api/resources';
import type { FeedSummary } from '@/api/types';
import { Badge } from '@/design/Badge';
import { Select, TextInput } from '@/design/Field';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { LongTable } from '@/design/LongTable';
import { Card } from '@/design/Page';
import { cx } from '@/design/cx';
import { parseCsv } from '@/lib/csv';
import { moment, plural } from '@/lib/format';
import table from '@/design/Table.module.css';
import styles from './ReportTab.module.css';
import { useRuns } from './useFeeds';

/** How wide each column of a report is; one that is not known takes what is left. */
const WIDTHS: Partial<Record<string, string>> = {
  sku: '14%',
  outcome: '100px',
  field: '11%',
  rule: '11%',
  value: '9%',
  source: '72px',
  severity: '96px',
};
const CODES = /^(sku|field)$/i;

interface ReportTabProps {
  feed: FeedSummary;
  /** The run asked for, null for the latest that has a report. */
  run: string | null;
  onRun: (run: string) => void;
}

export function ReportTab({ feed, run: asked, onRun }: ReportTabProps) {
  const runs = useRuns(feed.code, feed.running);
  const withReport = runs.data?.filter((run) => run.report !== null) ?? [];
  const run = withReport.find((r) => r.id === asked) ?? withReport[0];
  if (runs.isError) {
    return <ErrorState error={runs.error} onRetry={() => void runs.refetch()} />;
  }
  if (runs.isPending) {
    return <Skeleton />;
  }
  if (!run) {
    return (
      <EmptyState title="No report yet">
        <p>Run the feed: what it leaves out, and why, stands here.</p>
      </EmptyState>
    );
  }
  return (
    <Card
      title="What was left out or warned of"
      flush
      aside={
        <span className={styles.tools}>
          <Select
            aria-label="Run"
            value={run.id}
            onChange={(event) => {
              onRun(event.target.value);
            }}
          >
            {withReport.map((r) => (
              <option key={r.id} value={r.id}>
                {moment(r.started)}
                {r.mode === 'DRY_RUN' && ', dry run'}
              </option>
            ))}
          </Select>
          <a className={styles.download} href={feeds.reportUrl(run.id)} download>
            <Download size={14} aria-hidden="true" /> Download
          </a>
        </span>
      }
    >
      <Report key={run.id} run={run.id} />
    </Card>
  );
}

function Report({ run }: { run: string }) {
  const report = useQuery({
    queryKey: ['report', run],
    queryFn: async ({ signal }) => parseCsv(await feeds.report(run, signal)),
    staleTime: Infinity,
  });
  const [words, setWords] = useState('');
  const [picked, setPicked] = useState<Partial<Record<string, string>>>({});
  const [head = [], ...rows] = useMemo(() => report.data ?? [], [report.data]);
  const choices = head
    .map((name, at) => ({ name, at, values: [...new Set(rows.map((r) => r[at] ?? ''))].sort() }))
    .filter((c) => /^(field|rule|outcome|severity|level)$/i.test(c.name) && c.values.length > 1);
  const found = rows.filter(
    (row) =>
      choices.every((c) => (picked[c.name] ?? '') === '' || row[c.at] === picked[c.name]) &&
      row.some((cell) => cell.toLowerCase().includes(words.toLowerCase())),
  );

  if (report.isError) {
    return <ErrorState error={report.error} onRetry={() => void report.refetch()} />;
  }
  if (report.isPending) {
    return <Skeleton />;
  }
  if (rows.length === 0) {
    return (
      <EmptyState icon={<CircleCheck size={28} strokeWidth={1.5} />} title="Nothing to report">
        <p>Every selected product is in the file, without a warning.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <div className={styles.filters}>
        <TextInput
          type="search"
          aria-label="Filter the report"
          placeholder="Filter"
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
          }}
        />
        {choices.map((choice) => (
          <Select
            key={choice.name}
            aria-label={choice.name}
            value={picked[choice.name] ?? ''}
            onChange={(event) => {
              setPicked({ ...picked, [choice.name]: event.target.value });
            }}
          >
            <option value="">Any {choice.name}</option>
            {choice.values.map((value) => (
              <option key={value} value={value}>
                {choice.name === 'rule' ? checkOf(value) : value}
              </option>
            ))}
          </Select>
        ))}
        <span className={styles.total} aria-live="polite">
          {plural(found.length, 'entry', 'entries')}
        </span>
      </div>
      <LongTable
        label="Entries of the report"
        className={table.table}
        widths={head.map((name) => WIDTHS[name] ?? 'auto')}
        head={
          <tr aria-rowindex={1}>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        }
        rows={found}
        keyOf={(_, at) => String(at)}
        rowHeight={40}
      >
        {(row, rowIndex) => (
          <tr aria-rowindex={rowIndex}>
            {head.map((name, at) => (
              <td key={name} className={cx(CODES.test(name) && 'mono')}>
                <Cell name={name} text={row[at] ?? ''} />
              </td>
            ))}
          </tr>
        )}
      </LongTable>
    </>
  );
}

/** The check of a rule's name `set/field/check`; the rest stands in other columns. */
function checkOf(rule: string): string {
  return rule.slice(rule.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

function Cell({ name, text }: { name: string; text: string }) {
  if (name === 'sku') {
    return <Link to={`/products/${encodeURIComponent(text)}`}>{text}</Link>;
  }
  if (text.startsWith('https://')) {
    return (
      <a href={text} target="_blank" rel="noreferrer" title={text}>
        rule
      </a>
    );
  }
  if (name === 'rule') {
    return <span title={text}>{checkOf(text)}</span>;
  }
  return name === 'outcome' ? (
    <Badge tone={text === 'skipped' ? 'bad' : 'warn'}>{text}</Badge>
  ) : (
    text
  );
}
