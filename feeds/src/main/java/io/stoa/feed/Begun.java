package io.stoa.feed;

/** A run that has begun, of the feed as it was then; its feed is held for it. */
record Begun(Feed feed, FeedRun run) {}
