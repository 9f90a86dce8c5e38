import { useState } from 'react';
import { ApiError } from '@/api/http';
import type { StockPolicy } from '@/api/types';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { ErrorState, ProblemNotice, Skeleton } from '@/design/Feedback';
import { Field, Select, TextInput } from '@/design/Field';
import { same } from '@/lib/same';
import styles from './PoliciesDialog.module.css';
import { usePolicies, useSavePolicy } from './useOffers';

interface PoliciesDialogProps {
  open: boolean;
  onClose: () => void;
}

/** How much of the stock each channel may show. */
export function PoliciesDialog({ open, onClose }: PoliciesDialogProps) {
  const policies = usePolicies(open);
  return (
    <Dialog
      wide
      title="Buffers and caps"
      description="What each channel shows of the stock. Feeds send no higher number."
      open={open}
      onClose={onClose}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      {policies.isPending && <Skeleton lines={4} />}
      {policies.isError && (
        <ErrorState error={policies.error} onRetry={() => void policies.refetch()} />
      )}
      {policies.isSuccess && (
        <div className={styles.list}>
          {policies.data.map((policy) => (
            <PolicyForm key={policy.channel} policy={policy} />
          ))}
          {policies.data.length === 0 && <p>The catalogue has no channels yet.</p>}
        </div>
      )}
    </Dialog>
  );
}

function PolicyForm({ policy }: { policy: StockPolicy }) {
  const [draft, setDraft] = useState(policy);
  const [places, setPlaces] = useState(policy.locations.join(', '));
  const save = useSavePolicy();
  const problems = save.error instanceof ApiError ? save.error.violations : [];
  const refused = (field: string) => problems.some((v) => v.field === field);
  const wanted: StockPolicy = {
    ...draft,
    locations: places
      .split(',')
      .map((place) => place.trim())
      .filter((place) => place !== ''),
  };
  const pieces = (text: string) => (text === '' ? 0 : Number(text));
  return (
    <form
      className={styles.policy}
      aria-label={`Stock on ${policy.channel}`}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(wanted);
      }}
    >
      <strong className={styles.channel}>{policy.channel}</strong>
      <Field label="Held back">
        {(id) => (
          <TextInput
            id={id}
            type="number"
            min={0}
            aria-invalid={refused('holdBack')}
            value={draft.holdBack}
            onChange={(event) => {
              setDraft({ ...draft, holdBack: pieces(event.target.value) });
            }}
          />
        )}
      </Field>
      <Field label="At each location">
        {(id) => (
          <TextInput
            id={id}
            type="number"
            min={0}
            aria-invalid={refused('holdBackPerLocation')}
            value={draft.holdBackPerLocation}
            onChange={(event) => {
              setDraft({ ...draft, holdBackPerLocation: pieces(event.target.value) });
            }}
          />
        )}
      </Field>
      <Field label="Shown at most">
        {(id) => (
          <TextInput
            id={id}
            type="number"
            min={0}
            placeholder="no bound"
            aria-invalid={refused('showAtMost')}
            value={draft.showAtMost ?? ''}
            onChange={(event) => {
              const text = event.target.value;
              setDraft({ ...draft, showAtMost: text === '' ? null : Number(text) });
            }}
          />
        )}
      </Field>
      <Field label="Locations">
        {(id) => (
          <Select
            id={id}
            value={draft.which}
            onChange={(event) => {
              setDraft({ ...draft, which: event.target.value as StockPolicy['which'] });
            }}
          >
            <option value="ALL">all</option>
            <option value="ONLY">only these</option>
            <option value="ALL_BUT">all but these</option>
          </Select>
        )}
      </Field>
      <Field label="Which">
        {(id) => (
          <TextInput
            id={id}
            disabled={draft.which === 'ALL'}
            placeholder="berlin, lyon"
            aria-invalid={refused('locations')}
            value={places}
            onChange={(event) => {
              setPlaces(event.target.value);
            }}
          />
        )}
      </Field>
      <Button type="submit" size="small" busy={save.isPending} disabled={same(policy, wanted)}>
        Save
      </Button>
      {save.isError && (
        <div className={styles.problem}>
          <ProblemNotice error={save.error} />
        </div>
      )}
    </form>
  );
}
