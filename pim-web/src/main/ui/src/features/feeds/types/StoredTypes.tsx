import { Trash2 } from 'lucide-react';
import type { StoredSchema } from '@/api/types';
import { IconButton } from '@/design/Button';
import { ago, bytes, moment } from '@/lib/format';
import table from '@/design/Table.module.css';
import { useRemoveSchema } from './useSchemas';

interface StoredTypesProps {
  stored: StoredSchema[];
  mayChange: boolean;
}

export function StoredTypes({ stored, mayChange }: StoredTypesProps) {
  const remove = useRemoveSchema();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">Product type</th>
          <th scope="col">For</th>
          <th scope="col">Version</th>
          <th scope="col" className={table.right}>
            Size
          </th>
          <th scope="col">Stored</th>
          <th scope="col">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {stored.map((schema) => (
          <tr key={`${schema.ref.name} ${schema.ref.variant} ${schema.ref.edition}`}>
            <td>
              <span className={table.two}>
                <span className="mono">{schema.ref.name}</span>
                {schema.label !== schema.ref.name && <small>{schema.label}</small>}
              </span>
            </td>
            <td>{schema.ref.edition}</td>
            <td className="mono">
              {schema.version ?? <span className={table.quiet}>not said</span>}
            </td>
            <td className={`${table.right} num`}>{bytes(schema.bytes)}</td>
            <td title={moment(schema.stored)}>{ago(schema.stored)}</td>
            <td className={table.right}>
              {mayChange && (
                <IconButton
                  label={`Remove ${schema.ref.name} ${schema.ref.edition}`}
                  disabled={remove.isPending}
                  onClick={() => {
                    remove.mutate(schema.ref);
                  }}
                >
                  <Trash2 size={14} />
                </IconButton>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
