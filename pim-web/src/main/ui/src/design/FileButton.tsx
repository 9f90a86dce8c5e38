import type { ReactNode } from 'react';
import { useRef } from 'react';
import { Button } from './Button';

interface FileButtonProps {
  label: string;
  accept: string;
  icon?: ReactNode;
  look?: 'plain' | 'primary';
  busy?: boolean;
  disabled?: boolean;
  onPick: (file: File) => void;
}

/** A button that asks for one file. */
export function FileButton(props: FileButtonProps) {
  const { label, accept, icon, look = 'plain', busy = false, disabled = false, onPick } = props;
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        look={look}
        size="small"
        icon={icon}
        busy={busy}
        disabled={disabled}
        onClick={() => picker.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) {
            onPick(file);
          }
        }}
      />
    </>
  );
}
