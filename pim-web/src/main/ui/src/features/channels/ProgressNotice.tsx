import type { Progress } from '@/api/types';
import { Notice } from '@/design/Feedback';
import { ago } from '@/lib/format';

/** What keeps items from going on, if anything does. */
export function ProgressNotice({ progress }: { progress: Progress | null }) {
  if (progress === null) {
    return null;
  }
  const due = progress.due === null ? '' : ago(progress.due);
  if (progress.trouble !== null) {
    return (
      <Notice tone="bad">
        {progress.trouble} {due !== '' && `It is tried again ${due}.`}
      </Notice>
    );
  }
  return (
    progress.pause !== null && (
      <Notice tone="info">
        {progress.pause} {due !== '' && `It goes on ${due}.`}
      </Notice>
    )
  );
}
