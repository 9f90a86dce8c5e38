import { ChevronRight } from 'lucide-react';
import { Link } from 'react-router';
import type { Catalog, Kind, Product, Value } from '@/api/types';
import { Badge } from '@/design/Badge';
import { Switch } from '@/design/Field';
import { Thumb } from '@/design/Thumb';
import { ago, moment } from '@/lib/format';
import { labelIn } from '@/lib/labels';
import { keyOf, type Scope } from '@/lib/valueKey';
import type { ChangeSet } from './changeSet';
import { CompletenessMatrix } from './CompletenessMatrix';
import styles from './ProductHeader.module.css';
import { useFamily, useFormAttributes } from './useProduct';

interface ProductHeaderProps {
  kind: Kind;
  changes: ChangeSet;
  catalog: Catalog;
  scope: Scope;
  onScope: (scope: Partial<Scope>) => void;
}

function useNamedValue(product: Product, code: string | null | undefined, scope: Scope) {
  const { attributes } = useFormAttributes(product);
  const attribute = attributes.find((a) => a.code === code);
  return (valueOf: (key: string) => Value | null): Value | null => {
    if (!attribute) {
      return null;
    }
    const key = keyOf(attribute, scope);
    return valueOf(key) ?? product.inherited[key]?.value ?? null;
  };
}

export function ProductHeader({ kind, changes, catalog, scope, onScope }: ProductHeaderProps) {
  const product = changes.base;
  const family = useFamily(product.family);
  const label = useNamedValue(product, family.data?.attributeAsLabel, scope)(changes.valueOf);
  const picture = useNamedValue(product, family.data?.attributeAsImage, scope)(changes.valueOf);
  const media =
    typeof picture === 'object' && picture !== null && 'media' in picture ? picture.media : null;

  return (
    <header className={styles.header}>
      <Thumb media={media} size={84} alt="" />
      <div className={styles.names}>
        <nav aria-label="Breadcrumb" className={styles.crumbs}>
          <Link to="/products">Products</Link>
          {[...product.models].reverse().map((model) => (
            <span key={model}>
              <ChevronRight size={12} aria-hidden="true" />
              <Link to={`/product-models/${encodeURIComponent(model)}`}>{model}</Link>
            </span>
          ))}
        </nav>
        <h1>{typeof label === 'string' ? label : `[${product.identifier}]`}</h1>
        <div className={styles.facts}>
          <code>{product.identifier}</code>
          {kind === 'PRODUCT_MODEL' && <Badge tone="accent">Product model</Badge>}
          {product.family !== null && (
            <span>{labelIn(family.data?.labels, scope.locale, product.family)}</span>
          )}
          <span title={`Version ${product.version}, created ${moment(product.created)}`}>
            updated {ago(product.updated)}
          </span>
          {kind === 'PRODUCT' && (
            <Switch
              label="Enabled"
              disabled={changes.readOnly}
              checked={changes.edits.enabled ?? product.enabled ?? true}
              onChange={(enabled) => {
                changes.setPart('enabled', enabled);
              }}
            />
          )}
        </div>
      </div>
      {product.completeness.length > 0 && (
        <CompletenessMatrix
          completeness={product.completeness}
          catalog={catalog}
          scope={scope}
          onScope={onScope}
        />
      )}
    </header>
  );
}
