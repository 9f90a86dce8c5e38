import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';

/** Asks before unsaved edits are lost, inside the application and when the window closes. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && currentLocation.pathname !== nextLocation.pathname,
  );

  useEffect(() => {
    if (!dirty) {
      return;
    }
    function ask(event: BeforeUnloadEvent) {
      event.preventDefault();
    }
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [dirty]);

  return (
    <Dialog
      title="Leave without saving?"
      open={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      description="The edits are not saved yet and will be lost."
      footer={
        <>
          <Button onClick={() => blocker.reset?.()}>Stay</Button>
          <Button look="danger" onClick={() => blocker.proceed?.()}>
            Leave and lose them
          </Button>
        </>
      }
    />
  );
}
