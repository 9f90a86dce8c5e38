package io.stoa.connectors.throttle;

/** What a call uses of a limit. */
public record Use(Limit limit, double units) {}
