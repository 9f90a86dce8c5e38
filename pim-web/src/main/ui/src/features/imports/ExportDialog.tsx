import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { jobs } from '@/api/resources';
import type { Filter } from '@/api/types';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { Field, Select } from '@/design/Field';
import { ProblemNotice } from '@/design/Feedback';
import styles from './ExportDialog.module.css';

const ENTITIES = [
  ['products', 'Products'],
  ['offers', 'Prices'],
  ['stock', 'Stock'],
  ['all', 'The whole catalogue'],
  ['product_models', 'Product models'],
  ['attributes', 'Attributes'],
  ['attribute_options', 'Attribute options'],
  ['attribute_groups', 'Attribute groups'],
  ['families', 'Families'],
  ['family_variants', 'Family variants'],
  ['categories', 'Categories'],
  ['channels', 'Channels'],
  ['locales', 'Locales'],
  ['currencies', 'Currencies'],
  ['association_types', 'Association types'],
  ['group_types', 'Group types'],
  ['groups', 'Groups'],
];

interface ExportButtonProps {
  /** Narrows products and product models; null for all of them. */
  filter?: Filter | null;
  /** What the filter leaves, in words. */
  narrowed?: string;
  /** What is chosen at first. */
  entity?: string;
}

/** Writes a spreadsheet that can be corrected and imported again. */
export function ExportButton({
  filter = null,
  narrowed = '',
  entity: first = 'products',
}: ExportButtonProps) {
  const [open, setOpen] = useState(false);
  const [entity, setEntity] = useState(first);
  const [format, setFormat] = useState<'CSV' | 'XLSX'>('XLSX');
  const navigate = useNavigate();
  const client = useQueryClient();
  const filterable = entity === 'products' || entity === 'product_models';
  const start = useMutation({
    mutationFn: () => jobs.startExport({ entity, format, ...(filterable && filter && { filter }) }),
    onSuccess: (job) => {
      setOpen(false);
      void client.invalidateQueries({ queryKey: ['jobs'] });
      void navigate(`/imports/${job.id}`);
    },
  });
  return (
    <>
      <Button
        icon={<Download size={14} />}
        onClick={() => {
          setOpen(true);
        }}
      >
        Export
      </Button>
      <Dialog
        title="Export a spreadsheet"
        open={open}
        onClose={() => {
          setOpen(false);
        }}
        footer={
          <Button
            look="primary"
            busy={start.isPending}
            onClick={() => {
              start.mutate();
            }}
          >
            Export
          </Button>
        }
      >
        <div className={styles.form}>
          <Field label="What" help={filterable && filter ? narrowed : undefined}>
            {(id) => (
              <Select
                id={id}
                value={entity}
                onChange={(event) => {
                  setEntity(event.target.value);
                }}
              >
                {ENTITIES.map(([code, label]) => (
                  <option key={code} value={code}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Format">
            {(id) => (
              <Select
                id={id}
                value={format}
                onChange={(event) => {
                  setFormat(event.target.value === 'CSV' ? 'CSV' : 'XLSX');
                }}
              >
                <option value="XLSX">Excel (.xlsx)</option>
                <option value="CSV">CSV</option>
              </Select>
            )}
          </Field>
          {start.isError && <ProblemNotice error={start.error} />}
        </div>
      </Dialog>
    </>
  );
}
