import { Copy, Download, ExternalLink } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { feeds } from '@/api/resources';
import type { FeedRun } from '@/api/types';
import { IconButton } from '@/design/Button';
import { cx } from '@/design/cx';
import { useToasts } from '@/design/Toasts';
import { bytes, count, duration, moment } from '@/lib/format';
import styles from '../FeedOverview.module.css';
import table from '@/design/Table.module.css';
import { TRIGGERS, writtenOf } from '../feedWords';
import { RunBadge } from '../RunBadge';
import { Difference } from './Difference';

interface RunRowProps {
  run: FeedRun;
  /** Whether the address names it. */
  named: boolean;
  onReport: (run: string) => void;
}

/** One run of the history. */
export function RunRow({ run, named, onReport }: RunRowProps) {
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (named) {
      row.current?.scrollIntoView({ block: 'center' });
    }
  }, [named]);
  const skipped = run.counts.SKIPPED ?? 0;
  return (
    <tr ref={row} className={cx(named && styles.named)} aria-current={named || undefined}>
      <td>
        <RunBadge run={run} />
        <Difference run={run} />
        {run.errors.map((error) => (
          <p key={error} className={table.error}>
            {error}
          </p>
        ))}
      </td>
      <td>
        <span className={table.two}>
          <span className="num">{moment(run.started)}</span>
          <small>
            {TRIGGERS[run.trigger]}
            {run.mode === 'DRY_RUN' && ', nothing was sent'}
            {run.ended !== null && `, took ${duration(run.started, run.ended)}`}
          </small>
        </span>
      </td>
      <td className={`${table.right} num`}>{count(writtenOf(run))}</td>
      <td className={`${table.right} num`}>
        {run.report !== null ? (
          <button
            type="button"
            className={styles.link}
            onClick={() => {
              onReport(run.id);
            }}
          >
            {count(skipped)}
            <span className="visually-hidden"> skipped, show the report</span>
          </button>
        ) : (
          count(skipped)
        )}
      </td>
      <td>
        <ul className={styles.files}>
          {run.mode !== 'DRY_RUN' &&
            run.files.map((file) => (
              <li key={file.name}>
                <a href={feeds.fileUrl(run.id, file.name)} download={file.name}>
                  <Download size={13} aria-hidden="true" /> {file.name}
                </a>
                <small className="num">{bytes(file.bytes)}</small>
                {file.location !== null && <Location location={file.location} />}
              </li>
            ))}
        </ul>
      </td>
    </tr>
  );
}

/** Where the file was delivered; an address of this server can be opened and copied. */
function Location({ location }: { location: string }) {
  const toasts = useToasts();
  if (!location.startsWith('/hosted/') && !/^https?:/.test(location)) {
    return (
      <small className={styles.place} title={location}>
        {location}
      </small>
    );
  }
  const address = new URL(location, window.location.origin).href;
  return (
    <span className={styles.hosted}>
      <a href={address} target="_blank" rel="noreferrer" title={address}>
        <ExternalLink size={13} aria-hidden="true" /> Hosted
      </a>
      <IconButton
        label="Copy the address"
        onClick={() => {
          navigator.clipboard.writeText(address).then(() => {
            toasts.done('Address copied');
          }, toasts.failed);
        }}
      >
        <Copy size={13} />
      </IconButton>
    </span>
  );
}
