import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '@/design/Button';
import { useShortcuts } from '@/lib/shortcuts';
import styles from './SearchBox.module.css';

const PAUSE_MS = 180;

interface SearchBoxProps {
  value: string;
  onChange: (value: string) => void;
  /** Moves on to what was found. */
  onLeave?: () => void;
  /** Read aloud. */
  label?: string;
  placeholder?: string;
}

/** Searches while typing, after a short pause. */
export function SearchBox({
  value,
  onChange,
  onLeave,
  label = 'Search products',
  placeholder = 'Search by identifier, name or any text',
}: SearchBoxProps) {
  const [text, setText] = useState(value);
  const [given, setGiven] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  if (given !== value) {
    // Changed from outside, for instance by the back button.
    setGiven(value);
    setText(value);
  }

  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });

  useEffect(() => {
    if (text === given) {
      return;
    }
    const timer = setTimeout(() => {
      setGiven(text);
      latest.current(text);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text, given]);

  useShortcuts({ '/': () => input.current?.select() });

  return (
    <div className={styles.box} role="search">
      <Search size={15} aria-hidden="true" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            onChange(text);
            onLeave?.();
          } else if (event.key === 'Escape' && text === '') {
            event.currentTarget.blur();
          }
        }}
      />
      {text === '' ? (
        <kbd className={styles.key}>/</kbd>
      ) : (
        <IconButton
          label="Clear the search"
          onClick={() => {
            setText('');
            input.current?.focus();
          }}
        >
          <X size={14} />
        </IconButton>
      )}
    </div>
  );
}
