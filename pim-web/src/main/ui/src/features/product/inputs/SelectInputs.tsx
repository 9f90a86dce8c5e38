import { ChevronDown, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/design/Button';
import { Popover } from '@/design/Popover';
import { cx } from '@/design/cx';
import styles from './inputs.module.css';
import { OptionList } from './OptionList';
import type { InputProps } from './types';
import { useOptionLabels } from './optionLabels';

export function SelectInput({
  id,
  attribute,
  value,
  onChange,
  locale,
  readOnly,
  invalid,
}: InputProps) {
  const [open, setOpen] = useState(false);
  const code = typeof value === 'object' && value !== null && 'option' in value ? value.option : '';
  const [label] = useOptionLabels(attribute.code, code === '' ? [] : [code], locale);
  return (
    <div className={styles.line}>
      <Popover
        open={open}
        onOpenChange={setOpen}
        label={`Options of ${attribute.code}`}
        trigger={
          <button
            type="button"
            id={id}
            className={cx(styles.select, code === '' && styles.unset)}
            disabled={readOnly}
            data-invalid={invalid || undefined}
          >
            <span>{code === '' ? (readOnly ? '' : 'Choose') : label}</span>
            <ChevronDown size={14} aria-hidden="true" />
          </button>
        }
      >
        <OptionList
          attribute={attribute.code}
          locale={locale}
          selected={code === '' ? [] : [code]}
          onPick={(picked) => {
            onChange({ option: picked });
            setOpen(false);
          }}
        />
      </Popover>
      {code !== '' && !readOnly && (
        <IconButton
          label="Clear the choice"
          onClick={() => {
            onChange(null);
          }}
        >
          <X size={14} />
        </IconButton>
      )}
    </div>
  );
}

export function MultiSelectInput({
  id,
  attribute,
  value,
  onChange,
  locale,
  readOnly,
  invalid,
}: InputProps) {
  const [open, setOpen] = useState(false);
  const codes =
    typeof value === 'object' && value !== null && 'options' in value ? value.options : [];
  const labels = useOptionLabels(attribute.code, codes, locale);

  function toggle(code: string) {
    const next = codes.includes(code) ? codes.filter((c) => c !== code) : [...codes, code];
    onChange(next.length === 0 ? null : { options: next });
  }

  return (
    <div
      className={cx(styles.chips, readOnly && styles.chipsReadOnly)}
      data-invalid={invalid || undefined}
    >
      {codes.map((code, at) => (
        <span key={code} className={styles.chip} title={code}>
          {labels[at]}
          {!readOnly && (
            <button
              type="button"
              aria-label={`Remove ${labels[at] ?? code}`}
              onClick={() => {
                toggle(code);
              }}
            >
              <X size={12} />
            </button>
          )}
        </span>
      ))}
      {!readOnly && (
        <Popover
          open={open}
          onOpenChange={setOpen}
          label={`Options of ${attribute.code}`}
          trigger={
            <button type="button" id={id} className={styles.add}>
              <Plus size={13} aria-hidden="true" /> Add
            </button>
          }
        >
          <OptionList attribute={attribute.code} locale={locale} selected={codes} onPick={toggle} />
        </Popover>
      )}
    </div>
  );
}
