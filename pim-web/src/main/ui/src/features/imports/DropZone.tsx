import { useMutation } from '@tanstack/react-query';
import { FileSpreadsheet, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { jobs } from '@/api/resources';
import type { Job } from '@/api/types';
import { Button } from '@/design/Button';
import { ProblemNotice } from '@/design/Feedback';
import { ProgressBar } from '@/design/ProgressBar';
import { cx } from '@/design/cx';
import { bytes } from '@/lib/format';
import styles from './DropZone.module.css';

const ACCEPTED = /\.(csv|xlsx|zip)$/i;

export function DropZone({ onStarted }: { onStarted: (job: Job) => void }) {
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string[]>([]);
  const [sent, setSent] = useState(0);
  const upload = useMutation({
    mutationFn: (files: File[]) => jobs.startImport(files, setSent),
    onSuccess: onStarted,
  });

  function take(files: File[]) {
    const good = files.filter((file) => ACCEPTED.test(file.name));
    setRefused(files.filter((file) => !ACCEPTED.test(file.name)).map((file) => file.name));
    setSent(0);
    if (good.length > 0 && !upload.isPending) {
      upload.mutate(good);
    }
  }

  const size = upload.variables?.reduce((sum, file) => sum + file.size, 0) ?? 0;
  return (
    <div
      className={cx(styles.zone, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take([...event.dataTransfer.files]);
      }}
    >
      <FileSpreadsheet size={30} strokeWidth={1.4} aria-hidden="true" />
      <div className={styles.words}>
        <h2>Drop CSV or Excel files, or one ZIP with pictures</h2>
        <p>
          Several at once is fine: <code>attributes.csv</code>, <code>families.csv</code>,{' '}
          <code>products.xlsx</code>… are read in the order in which they depend on each other.
        </p>
        {upload.isPending && (
          <div className={styles.sending} role="status">
            <ProgressBar share={sent} label="Upload" />
            Sending {bytes(size)}
          </div>
        )}
        {refused.length > 0 && (
          <p className={styles.refused} role="alert">
            Not taken, only .csv, .xlsx and .zip are: {refused.join(', ')}
          </p>
        )}
        {upload.isError && <ProblemNotice error={upload.error} />}
      </div>
      <Button
        look="primary"
        icon={<Upload size={15} />}
        busy={upload.isPending}
        onClick={() => picker.current?.click()}
      >
        Choose files
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        accept=".csv,.xlsx,.zip"
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </div>
  );
}
