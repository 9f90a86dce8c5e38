import { useRef } from 'react';
import styles from './Tabs.module.css';

export interface Tab<Id extends string> {
  id: Id;
  label: string;
  badge?: number | undefined;
}

interface TabsProps<Id extends string> {
  tabs: Tab<Id>[];
  current: Id;
  onChange: (id: Id) => void;
  label: string;
}

/** Tabs that follow the arrow keys; the panel carries id `panel-<tab>`. */
export function Tabs<Id extends string>({ tabs, current, onChange, label }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);

  function step(by: number) {
    const at = tabs.findIndex((tab) => tab.id === current);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (next) {
      onChange(next.id);
      list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
    }
  }

  return (
    <div role="tablist" aria-label={label} className={styles.tabs} ref={list}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`tab-${tab.id}`}
          aria-selected={tab.id === current}
          aria-controls={`panel-${tab.id}`}
          tabIndex={tab.id === current ? 0 : -1}
          className={styles.tab}
          onClick={() => {
            onChange(tab.id);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') {
              step(1);
            } else if (event.key === 'ArrowLeft') {
              step(-1);
            }
          }}
        >
          {tab.label}
          {tab.badge !== undefined && tab.badge > 0 && (
            <span className={styles.badge}>{tab.badge}</span>
          )}
        </button>
      ))}
    </div>
  );
}
