package io.stoa.taxonomy;

/**
 * Which of a channel's categories one of ours is.
 *
 * @param taxonomy code
 * @param category our code as the catalogue writes it
 * @param target id within the taxonomy
 * @param path of the target when it was chosen, for people
 */
public record CategoryMapping(String taxonomy, String category, String target, String path) {}
