import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { catalog } from '@/api/resources';
import type { CategoryNode, Coded } from '@/api/types';
import { labelIn } from '@/lib/labels';
import styles from './CategoryTree.module.css';
import { Count } from './Count';
import { cx } from './cx';

/** How many there are by code, without those that are not known. */
export interface CountsQuery {
  queryKey: readonly unknown[];
  queryFn: (context: { signal: AbortSignal }) => Promise<Map<string, number>>;
}

interface TreeProps {
  locale: string;
  selected: string[];
  /** Ticked and fixed, such as the categories of a parent. */
  fixed?: string[];
  /** Shows a tick box per category instead of picking one. */
  multiple?: boolean;
  readOnly?: boolean;
  onToggle: (code: string) => void;
  /** Asks how many there are of siblings. */
  countsOf?: (codes: string[]) => CountsQuery;
}

export function CategoryTree({ roots, ...rest }: TreeProps & { roots: Coded[] }) {
  return (
    <ul className={styles.tree} role="tree" aria-label="Categories">
      <Siblings nodes={roots.map((root) => ({ ...root, hasChildren: true }))} level={1} {...rest} />
    </ul>
  );
}

interface SiblingsProps extends TreeProps {
  nodes: CategoryNode[];
  level: number;
}

function Siblings({ nodes, ...rest }: SiblingsProps) {
  const asked = rest.countsOf?.(nodes.map((node) => node.code));
  const { data: counts } = useQuery({
    queryKey: asked?.queryKey ?? ['uncounted'],
    queryFn: asked?.queryFn ?? skipToken,
    placeholderData: keepPreviousData,
  });
  return nodes.map((node) => (
    <Node key={node.code} node={node} count={counts?.get(node.code)} {...rest} />
  ));
}

interface NodeProps extends TreeProps {
  node: CategoryNode;
  level: number;
  count: number | undefined;
}

function Node({ node, level, count, ...rest }: NodeProps) {
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
            {count !== undefined && <Count value={count} />}
          </button>
        )}
      </div>
      {open && children.data && children.data.length > 0 && (
        // The children of a tree item are a group.
        <ul role="group">
          <Siblings nodes={children.data} level={level + 1} {...rest} />
        </ul>
      )}
    </li>
  );
}
