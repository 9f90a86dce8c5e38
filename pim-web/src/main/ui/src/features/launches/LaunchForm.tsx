import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { ApiError } from '@/api/http';
import type { LaunchDraft } from '@/api/types';
import { useCatalog } from '@/app/catalog';
import { Button } from '@/design/Button';
import { ProblemNotice } from '@/design/Feedback';
import { Field, Switch, TextInput } from '@/design/Field';
import { Card, FormFoot } from '@/design/Page';
import { useToasts } from '@/design/Toasts';
import { useFeeds } from '@/features/feeds/useFeeds';
import { LeaveGuard } from '@/features/product/LeaveGuard';
import { same } from '@/lib/same';
import { useShortcuts } from '@/lib/shortcuts';
import { DeleteLaunch } from './DeleteLaunch';
import styles from './LaunchForm.module.css';
import { OutletFields } from './OutletFields';
import { PlanCard } from './PlanCard';
import { SelectionFields } from './SelectionFields';
import { TimingFields } from './TimingFields';
import { useSaveLaunch } from './useLaunches';

const QUIET_MS = 500;

interface LaunchFormProps {
  launch: LaunchDraft;
  readOnly: boolean;
}

/** What the launch is, and beside it what it will do. */
export function LaunchForm({ launch, readOnly }: LaunchFormProps) {
  const [draft, setDraft] = useState(launch);
  const [stored, setStored] = useState<string | null>(null);
  const settled = useSettled(draft);
  const catalog = useCatalog();
  const feeds = useFeeds();
  const save = useSaveLaunch();
  const toasts = useToasts();
  const navigate = useNavigate();
  const fresh = launch.version === 0;
  const dirty = !same(launch, draft) && stored === null;
  const problems = save.error instanceof ApiError ? save.error.violations : [];
  const problem = (field: string) => problems.find((v) => v.field === field)?.message;
  const change = (part: Partial<LaunchDraft>) => {
    setDraft({ ...draft, ...part });
  };

  function submit() {
    save.mutate(draft, {
      onSuccess: (saved) => {
        toasts.done('Launch saved');
        setStored(saved.code);
      },
    });
  }
  useShortcuts({ 'ctrl+s': submit });

  // Only once nothing is dirty any more: else the guard would ask whether to leave.
  useEffect(() => {
    if (stored !== null) {
      void navigate(`/launches/${encodeURIComponent(stored)}`, { replace: true });
    }
  }, [stored, navigate]);

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset className={styles.column} disabled={readOnly}>
        <Card title="Launch">
          <div className={styles.fields}>
            <div className={styles.pair}>
              <Field label="Label" error={problem('label')}>
                {(id) => (
                  <TextInput
                    id={id}
                    required
                    value={draft.label}
                    onChange={(event) => {
                      const label = event.target.value;
                      change(fresh ? { label, code: codeOf(label) } : { label });
                    }}
                  />
                )}
              </Field>
              <Field label="Code" error={problem('code')}>
                {(id) => (
                  <TextInput
                    id={id}
                    required
                    readOnly={!fresh}
                    value={draft.code}
                    onChange={(event) => {
                      change({ code: event.target.value });
                    }}
                  />
                )}
              </Field>
            </div>
            <Switch
              label="In effect"
              checked={draft.enabled}
              onChange={(enabled) => {
                change({ enabled });
              }}
            />
          </div>
        </Card>
        <Card title="When">
          <TimingFields
            timing={draft.timing}
            problem={problem}
            onChange={(timing) => {
              change({ timing });
            }}
          />
        </Card>
        <Card title="Which products">
          <SelectionFields
            selection={draft.selection}
            catalog={catalog.data}
            onChange={(selection) => {
              change({ selection });
            }}
          />
        </Card>
        <Card title="Where">
          <OutletFields
            feeds={feeds.data ?? []}
            channels={catalog.data?.channels ?? []}
            draft={draft}
            problem={problem}
            onChange={change}
          />
        </Card>
      </fieldset>
      <PlanCard draft={settled} />
      {readOnly && <p>Only an editor can change a launch.</p>}
      {!readOnly && (
        <FormFoot>
          {save.isError && <ProblemNotice error={save.error} />}
          {!fresh && <DeleteLaunch launch={launch} />}
          <Button
            disabled={!dirty}
            onClick={() => {
              setDraft(launch);
              save.reset();
            }}
          >
            Discard
          </Button>
          <Button type="submit" look="primary" busy={save.isPending} disabled={!dirty}>
            Save launch
          </Button>
        </FormFoot>
      )}
      <LeaveGuard dirty={dirty} />
    </form>
  );
}

/** The value once it has stood still for a while. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [value]);
  return settled;
}

function codeOf(label: string): string {
  return label
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
}
