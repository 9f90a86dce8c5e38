import { useStandings } from '@/features/channels/useStandings';

/** What a feed has come to, over all of its runs. */
interface ItemsOf {
  /** How many items the channel has, as far as is known. */
  listed: number;
  skipped: number;
}

/** Null until it is known. A run's own counts are of what it looked at, which may be little. */
export function useItemsOf(feed: string): ItemsOf | null {
  const standing = useStandings().data?.find((each) => each.feed === feed);
  return standing === undefined
    ? null
    : { listed: standing.listed, skipped: standing.states.SKIPPED ?? 0 };
}
