import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { catalog } from '@/api/resources';
import type { CategoryNode, Coded } from '@/api/types';
import { labelIn } from '@/lib/labels';
import styles from './CategoryTree.module.css';
import { cx } from './cx';

interface TreeProps {
  locale: string;
  selected: string[];
  /** Ticked and fixed, such as the categories of a parent. */
  fixed?: string[];
  /** Shows a tick box per category instead of picking one. */
  multiple?: boolean;
  readOnly?: boolean;
  onToggle: (code: string) => void;
}

export function CategoryTree({ roots, ...rest }: TreeProps & { roots: Coded[] }) {
  return (
    <ul className={styles.tree} role="tree" aria-label="Categories">
      {roots.map((root) => (
        <Node key={root.code} node={{ ...root, hasChildren: true }} level={1} {...rest} />
      ))}
    </ul>
  );
}

function Node({ node, level, ...rest }: TreeProps & { node: CategoryNode; level: number }) {
  const { locale, selected, fixed = [], multiple = false, readOnly = false, onToggle } = rest;
  const [open, setOpen] = useState(level === 1);
  const children = useQuery({
    queryKey: ['categories', node.code],
    queryFn: () => catalog.categories(node.code),
    enabled: open && node.hasChildren,
    staleTime: 60_000,
  });
  const chosen = selected.includes(node.code);
  const held = fixed.includes(node.code);
  const label = labelIn(node.labels, locale, node.code);

  return (
    <li
      role="treeitem"
      aria-selected={chosen || held}
      aria-level={level}
      {...(node.hasChildren && { 'aria-expanded': open })}
    >
      <div className={styles.line} style={{ paddingLeft: (level - 1) * 16 }}>
        {node.hasChildren ? (
          <button
            type="button"
            className={cx(styles.twist, open && styles.open)}
            aria-label={`${open ? 'Close' : 'Open'} ${label}`}
            onClick={() => {
              setOpen(!open);
            }}
          >
            <ChevronRight size={14} />
          </button>
        ) : (
          <span className={styles.twist} />
        )}
        {multiple ? (
          <label className={styles.tick} title={held ? 'From the product model' : node.code}>
            <input
              type="checkbox"
              checked={chosen || held}
              disabled={held || readOnly}
              onChange={() => {
                onToggle(node.code);
              }}
            />
            {label}
          </label>
        ) : (
          <button
            type="button"
            className={cx(styles.name, chosen && styles.chosen)}
            title={node.code}
            onClick={() => {
              onToggle(node.code);
            }}
          >
            {label}
          </button>
        )}
      </div>
      {open && children.data && children.data.length > 0 && (
        // The children of a tree item are a group.
        <ul role="group">
          {children.data.map((child) => (
            <Node key={child.code} node={child} level={level + 1} {...rest} />
          ))}
        </ul>
      )}
    </li>
  );
}
