import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ExchangeRate } from '@/api/mappingTypes';
import { useMay } from '@/app/session';
import { Button, IconButton } from '@/design/Button';
import { TextInput } from '@/design/Field';
import { EmptyState, ErrorState, ProblemNotice, Skeleton } from '@/design/Feedback';
import { Card } from '@/design/Page';
import { useToasts } from '@/design/Toasts';
import styles from './ValuesTab.module.css';
import { useRates, useRemoveRate, useSaveRate } from './useValues';

/** By what prices are converted with convertPrice(price(), "EUR"). */
export function ExchangeRates() {
  const rates = useRates();
  const remove = useRemoveRate();
  const toasts = useToasts();
  const mayChange = useMay('ADMIN');
  return (
    <Card title="Exchange rates" flush>
      {rates.isError && <ErrorState error={rates.error} onRetry={() => void rates.refetch()} />}
      {rates.isPending && <Skeleton lines={3} />}
      {rates.isSuccess && rates.data.length === 0 && (
        <EmptyState title="No rates yet">
          <p>
            <code>convertPrice(price(), &quot;EUR&quot;)</code> needs the rate between the two
            currencies, in either direction.
          </p>
        </EmptyState>
      )}
      {rates.isSuccess && rates.data.length > 0 && (
        <table className={styles.rows}>
          <thead>
            <tr>
              <th scope="col">One</th>
              <th scope="col" className={styles.right}>
                is
              </th>
              <th scope="col">On</th>
              <th scope="col">Source</th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rates.data.map((rate) => (
              <tr key={rate.from + rate.to}>
                <th scope="row">{rate.from}</th>
                <td className={`${styles.right} num`}>
                  {rate.rate} {rate.to}
                </td>
                <td className="num">{rate.day}</td>
                <td>{rate.source}</td>
                <td className={styles.right}>
                  {mayChange && (
                    <IconButton
                      label={`Remove ${rate.from} to ${rate.to}`}
                      onClick={() => {
                        remove.mutate(rate, { onError: toasts.failed });
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
      )}
      {mayChange && <NewRate />}
    </Card>
  );
}

const today = () => new Date().toISOString().slice(0, 10);

function NewRate() {
  const [draft, setDraft] = useState({ from: '', to: '', rate: '', day: today(), source: '' });
  const save = useSaveRate();
  const inputs = [
    ['from', 'From', 'EUR'],
    ['rate', 'Rate', '1.08'],
    ['to', 'To', 'USD'],
    ['day', 'Day', '2026-01-31'],
    ['source', 'Source', 'ECB'],
  ] as const;

  function submit() {
    const rate: ExchangeRate = {
      ...draft,
      from: draft.from.trim().toUpperCase(),
      to: draft.to.trim().toUpperCase(),
      rate: Number(draft.rate.replace(',', '.')),
    };
    save.mutate(rate, {
      onSuccess: () => {
        setDraft({ ...draft, to: '', rate: '' });
      },
    });
  }

  return (
    <>
      {save.isError && <ProblemNotice error={save.error} />}
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {inputs.map(([name, label, example]) => (
          <TextInput
            key={name}
            aria-label={label}
            placeholder={`${label}, such as ${example}`}
            required={name !== 'source'}
            value={draft[name]}
            onChange={(event) => {
              setDraft({ ...draft, [name]: event.target.value });
            }}
          />
        ))}
        <Button size="small" type="submit" busy={save.isPending}>
          Set the rate
        </Button>
      </form>
    </>
  );
}
