import { useQuery } from '@tanstack/react-query';
import { ArrowRight, Radio } from 'lucide-react';
import { Link } from 'react-router';
import { channels } from '@/api/resources';
import type { ChannelIssue, ChannelItem, Kind } from '@/api/types';
import { useMay } from '@/app/session';
import { Badge } from '@/design/Badge';
import { Button } from '@/design/Button';
import { EmptyState, ErrorState, Skeleton } from '@/design/Feedback';
import { IssueCode } from '@/features/channels/IssueCode';
import { STATES } from '@/features/channels/stateWords';
import { useRelease } from '@/features/channels/useStandings';
import { ChannelMark } from '@/features/feeds/ChannelMark';
import { SEVERITIES } from '@/features/feeds/ledger/ledgerWords';
import { ago, moment } from '@/lib/format';
import styles from './ChannelsTab.module.css';
import { VariantsCard, VariantStates } from './VariantsCard';

export function useProductChannels(kind: Kind, identifier: string) {
  return useQuery({
    queryKey: ['channels', kind, identifier],
    queryFn: () => channels.ofProduct(kind, identifier),
    staleTime: 10_000,
  });
}

interface ChannelsTabProps {
  kind: Kind;
  identifier: string;
  /** Goes to the attribute, seen as the channel sees it. */
  onAttribute: (attribute: string, item: ChannelItem) => void;
}

/** What each channel has of the product, in which state, and what it complains of. */
export function ChannelsTab({ kind, identifier, onAttribute }: ChannelsTabProps) {
  const items = useProductChannels(kind, identifier);
  if (items.isError) {
    return <ErrorState error={items.error} onRetry={() => void items.refetch()} />;
  }
  if (items.isPending) {
    return <Skeleton lines={8} />;
  }
  if (items.data.length === 0) {
    return (
      <EmptyState icon={<Radio size={28} strokeWidth={1.5} />} title="No channel knows it yet">
        <p>Once a feed that selects it has run, what became of it stands here.</p>
      </EmptyState>
    );
  }
  return (
    <div className={styles.tab}>
      {byFeed(items.data).map(({ feed, own, variants }) =>
        own === undefined ? (
          <VariantsCard key={feed} items={variants} />
        ) : (
          <ChannelCard
            key={feed}
            item={own}
            variants={variants}
            identifier={identifier}
            onAttribute={(attribute) => {
              onAttribute(attribute, own);
            }}
          />
        ),
      )}
    </div>
  );

  function byFeed(all: ChannelItem[]) {
    return [...new Set(all.map((item) => item.feed))].map((feed) => {
      const of = all.filter((item) => item.feed === feed);
      const isOwn = (item: ChannelItem) => kind === 'PRODUCT' || item.model;
      return { feed, own: of.find(isOwn), variants: of.filter((item) => !isOwn(item)) };
    });
  }
}

interface ChannelCardProps {
  item: ChannelItem;
  /** Of a product model, where they are items of their own. */
  variants: ChannelItem[];
  identifier: string;
  onAttribute: (attribute: string) => void;
}

function ChannelCard({ item, variants, identifier, onAttribute }: ChannelCardProps) {
  const state = STATES[item.state];
  const release = useRelease(item.feed);
  const mayRelease = useMay('EDITOR') && item.state === 'PARKED';
  return (
    <section className={styles.card} aria-label={item.label}>
      <header className={styles.head}>
        <ChannelMark requirementSet={item.requirementSet} />
        <h2>
          <Link to={`/channels/${encodeURIComponent(item.feed)}`}>{item.label}</Link>
        </h2>
        <Badge tone={state.tone} dot title={state.says}>
          {state.label}
        </Badge>
        <span className={styles.since} title={moment(item.since)}>
          {ago(item.since)}
        </span>
        <Link
          className={styles.look}
          to={`/feeds/${encodeURIComponent(item.feed)}?tab=preview&sku=${encodeURIComponent(identifier)}`}
        >
          Preview
        </Link>
        {mayRelease && (
          <Button
            size="small"
            busy={release.isPending}
            onClick={() => {
              release.mutate([item.sku]);
            }}
          >
            Try again
          </Button>
        )}
      </header>
      <p className={styles.facts}>
        {state.says}
        {item.listed && item.state !== 'LIVE' && ' The channel has it in some version.'}
        {item.sku.toLowerCase() !== identifier.toLowerCase() && (
          <>
            {' '}
            It goes out inside{' '}
            <Link to={`/product-models/${encodeURIComponent(item.sku)}`}>{item.sku}</Link>.
          </>
        )}
        {item.channelId !== null && (
          <>
            {' '}
            The channel calls it <code>{item.channelId}</code>.
          </>
        )}
        {item.failures > 1 && ` Refused ${item.failures} times for the same reason.`}
      </p>
      {item.issues.length > 0 && (
        <ul className={styles.issues}>
          {item.issues.map((issue) => (
            <li key={`${issue.code} ${issue.attribute ?? ''} ${issue.message}`}>
              <Issue issue={issue} onAttribute={onAttribute} />
            </li>
          ))}
        </ul>
      )}
      {variants.length > 0 && <VariantStates items={variants} />}
    </section>
  );
}

interface IssueProps {
  issue: ChannelIssue;
  onAttribute: (attribute: string) => void;
}

function Issue({ issue, onAttribute }: IssueProps) {
  const { label, tone } = SEVERITIES[issue.severity];
  const [source] = issue.sources;
  return (
    <>
      <Badge tone={tone}>{label}</Badge>
      <div className={styles.says}>
        <p>
          {issue.attribute !== null && <code>{issue.attribute}</code>} {issue.message}
        </p>
        <IssueCode code={issue.code} link={issue.link} />
      </div>
      {source !== undefined && (
        <Button
          size="small"
          icon={<ArrowRight size={13} />}
          onClick={() => {
            onAttribute(source);
          }}
        >
          Go to {source}
        </Button>
      )}
    </>
  );
}
