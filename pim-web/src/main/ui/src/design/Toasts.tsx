import { CircleAlert, CircleCheck, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { createContext, use, useCallback, useMemo, useState } from 'react';
import { IconButton } from './Button';
import { messageOf } from './Feedback';
import styles from './Toasts.module.css';

interface Toast {
  id: number;
  tone: 'good' | 'bad';
  text: string;
}

interface Toasts {
  done: (text: string) => void;
  failed: (error: unknown) => void;
}

const Context = createContext<Toasts | null>(null);
const SHOWN_MS = 5_000;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);

  const drop = useCallback((id: number) => {
    setToasts((all) => all.filter((toast) => toast.id !== id));
  }, []);

  const add = useCallback(
    (tone: Toast['tone'], text: string) => {
      const id = Date.now() + Math.random();
      setToasts((all) => [...all.slice(-3), { id, tone, text }]);
      // A failure stays until it is read and closed.
      if (tone === 'good') {
        setTimeout(() => {
          drop(id);
        }, SHOWN_MS);
      }
    },
    [drop],
  );

  const value = useMemo<Toasts>(
    () => ({
      done: (text) => {
        add('good', text);
      },
      failed: (error) => {
        add('bad', messageOf(error));
      },
    }),
    [add],
  );

  return (
    <Context value={value}>
      {children}
      <div className={styles.stack} role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className={styles.toast}>
            {toast.tone === 'good' ? (
              <CircleCheck size={16} className={styles.good} aria-hidden="true" />
            ) : (
              <CircleAlert size={16} className={styles.bad} aria-hidden="true" />
            )}
            <span>{toast.text}</span>
            <IconButton
              label="Dismiss"
              onClick={() => {
                drop(toast.id);
              }}
            >
              <X size={14} />
            </IconButton>
          </div>
        ))}
      </div>
    </Context>
  );
}

export function useToasts(): Toasts {
  const toasts = use(Context);
  if (toasts === null) {
    throw new Error('useToasts needs a ToastProvider above it.');
  }
  return toasts;
}
