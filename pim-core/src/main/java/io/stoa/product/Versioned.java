package io.stoa.product;

/**
 * Something with the version it was read at.
 *
 * @param version give it back with an edit to make sure that nobody was faster
 * @param sequence its place in the change sequence
 */
public record Versioned<T>(T value, long version, long sequence) {}
