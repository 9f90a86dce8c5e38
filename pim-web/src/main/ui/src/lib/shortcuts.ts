import { useEffect, useRef } from 'react';

/** Two keys of a sequence such as `g p` must follow each other within this time. */
const SEQUENCE_MS = 900;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/**
 * Keys that act anywhere on the page, except while somebody types or a dialog is open. Names: a
 * key (`/`), two keys one after the other (`g p`); `ctrl+s` also acts while typing and stands for
 * the command key too.
 */
export function useShortcuts(actions: Record<string, () => void>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });

  useEffect(() => {
    let before = '';
    let beforeAt = 0;

    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.altKey) {
        return;
      }
      if (event.ctrlKey || event.metaKey) {
        const action = latest.current[`ctrl+${event.key.toLowerCase()}`];
        if (action) {
          event.preventDefault();
          action();
        }
        return;
      }
      if (isTyping(event.target) || document.querySelector('[role=dialog]') !== null) {
        return;
      }
      const sequence = event.timeStamp - beforeAt < SEQUENCE_MS ? `${before} ${event.key}` : '';
      const action = latest.current[sequence] ?? latest.current[event.key];
      before = event.key;
      beforeAt = event.timeStamp;
      if (action) {
        event.preventDefault();
        action();
      }
    }

    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}
