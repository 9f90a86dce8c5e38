import { useState } from 'react';
import type { MappingFunction } from '@/api/mappingTypes';
import { TextInput } from '@/design/Field';
import { EmptyState } from '@/design/Feedback';
import styles from './FunctionHelp.module.css';

/** What expressions can call, to look up. */
export function FunctionHelp({ functions }: { functions: MappingFunction[] }) {
  const [words, setWords] = useState('');
  const found = functions.filter((f) =>
    `${f.name} ${f.help}`.toLowerCase().includes(words.toLowerCase()),
  );
  const groups = [...new Set(found.map((f) => f.group))];
  return (
    <details className={styles.help}>
      <summary>Functions</summary>
      <TextInput
        type="search"
        aria-label="Find a function"
        placeholder="Find a function"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
        }}
      />
      {found.length === 0 && <EmptyState title="Nothing fits" />}
      {groups.map((group) => (
        <section key={group}>
          <h3>{group.toLowerCase().replaceAll('_', ' ')}</h3>
          <dl>
            {found
              .filter((f) => f.group === group)
              .map((f) => (
                <div key={f.signature}>
                  <dt>
                    <code>{f.signature}</code> <small>gives {f.result}</small>
                  </dt>
                  <dd>
                    {f.help} <code className={styles.example}>{f.example}</code>
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </details>
  );
}
