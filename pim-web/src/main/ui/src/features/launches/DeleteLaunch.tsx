import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { LaunchDraft } from '@/api/types';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { ProblemNotice } from '@/design/Feedback';
import { useToasts } from '@/design/Toasts';
import { useDeleteLaunch } from './useLaunches';

export function DeleteLaunch({ launch }: { launch: LaunchDraft }) {
  const [asked, setAsked] = useState(false);
  const remove = useDeleteLaunch();
  const toasts = useToasts();
  const navigate = useNavigate();
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
        title={`Delete ${launch.label}?`}
        description="Every feed that selects its products shows them from its next run on."
        open={asked}
        onClose={() => {
          setAsked(false);
        }}
        footer={
          <>
            <Button
              onClick={() => {
                setAsked(false);
              }}
            >
              Keep it
            </Button>
            <Button
              look="danger"
              busy={remove.isPending}
              onClick={() => {
                remove.mutate(launch, {
                  onSuccess: () => {
                    toasts.done('Launch deleted');
                    void navigate('/launches');
                  },
                });
              }}
            >
              Delete launch
            </Button>
          </>
        }
      >
        {remove.isError && <ProblemNotice error={remove.error} />}
      </Dialog>
    </>
  );
}
