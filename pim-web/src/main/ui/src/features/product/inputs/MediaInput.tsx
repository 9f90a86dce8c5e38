import { useMutation } from '@tanstack/react-query';
import { FileText, Upload, X } from 'lucide-react';
import { useRef } from 'react';
import { media as mediaApi } from '@/api/resources';
import type { Value } from '@/api/types';
import { Button, IconButton } from '@/design/Button';
import { messageOf } from '@/design/Feedback';
import { Thumb } from '@/design/Thumb';
import styles from './inputs.module.css';
import type { InputProps } from './types';

type Media = Extract<Value, { media: string }>;

export function MediaInput({ id, attribute, value, onChange, readOnly }: InputProps) {
  const picker = useRef<HTMLInputElement>(null);
  const media: Media | null =
    typeof value === 'object' && value !== null && 'media' in value ? value : null;
  const image = attribute.type === 'IMAGE';
  const extensions = attribute.rules?.allowedExtensions ?? [];
  const upload = useMutation({ mutationFn: mediaApi.upload, onSuccess: onChange });

  return (
    <div
      className={styles.media}
      onDragOver={(event) => {
        event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        const file = event.dataTransfer.files[0];
        if (file && !readOnly) {
          upload.mutate(file);
        }
      }}
    >
      {media && !image && <FileText size={26} strokeWidth={1.5} aria-hidden="true" />}
      {(image || !media) && (
        <Thumb media={media?.media ?? null} size={72} alt={media?.name ?? ''} />
      )}
      <div className={styles.stack}>
        {media && (
          <a href={mediaApi.url(media.media)} target="_blank" rel="noreferrer">
            {media.name}
          </a>
        )}
        {!readOnly && (
          <div className={styles.line}>
            <Button
              id={id}
              size="small"
              icon={<Upload size={13} />}
              busy={upload.isPending}
              onClick={() => picker.current?.click()}
            >
              {media ? 'Replace' : image ? 'Upload a picture' : 'Upload a file'}
            </Button>
            {media && (
              <IconButton
                label="Remove the file"
                onClick={() => {
                  onChange(null);
                }}
              >
                <X size={14} />
              </IconButton>
            )}
            <span className={styles.note}>{extensions.join(', ')}</span>
          </div>
        )}
        {upload.isError && <span className={styles.over}>{messageOf(upload.error)}</span>}
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={`File for ${attribute.code}`}
        accept={extensions.map((extension) => `.${extension}`).join(',')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) {
            upload.mutate(file);
          }
          event.target.value = '';
        }}
      />
    </div>
  );
}
