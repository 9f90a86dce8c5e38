package io.stoa.ledger;

/**
 * The file that a feed whose whole file goes out each time delivered last. Its items stand in the
 * order of their keys, so that the next file can take over what has not changed.
 *
 * @param path of our copy, relative to the data directory
 * @param size in bytes, to tell whether it is still the same
 * @param head bytes before the first item
 * @param frame mark of everything in it besides the items, and of how items are written
 */
public record WholeFile(String path, long size, long head, String frame) {}
