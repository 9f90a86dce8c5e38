package io.stoa.launch;

/**
 * Where products may be shown.
 *
 * @param feed code of the feed
 * @param channel code of the channel whose eyes it sees through
 */
public record Outlet(String feed, String channel) {}
