import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { ProblemNotice } from '@/design/Feedback';
import { useToasts } from '@/design/Toasts';
import { useDeleteFeed } from './useFeeds';

/** Takes the feed away, once somebody has said that they mean it. */
export function DeleteFeed({ code, label }: { code: string; label: string }) {
  const [asked, setAsked] = useState(false);
  const remove = useDeleteFeed();
  const toasts = useToasts();
  const navigate = useNavigate();
  const close = () => {
    setAsked(false);
  };
  return (
    <>
      <Button
        look="danger"
        icon={<Trash2 size={14} />}
        onClick={() => {
          setAsked(true);
        }}
      >
        Delete
      </Button>
      <Dialog
        title={`Delete ${label}?`}
        description="Its ledger and what is hosted of it go with it; what channels have stays there, and nobody keeps it up to date."
        open={asked}
        onClose={close}
        footer={
          <>
            <Button onClick={close}>Keep it</Button>
            <Button
              look="danger"
              busy={remove.isPending}
              onClick={() => {
                remove.mutate(code, {
                  onSuccess: () => {
                    toasts.done('Feed deleted');
                    void navigate('/feeds');
                  },
                });
              }}
            >
              Delete feed
            </Button>
          </>
        }
      >
        {remove.isError && <ProblemNotice error={remove.error} />}
      </Dialog>
    </>
  );
}
