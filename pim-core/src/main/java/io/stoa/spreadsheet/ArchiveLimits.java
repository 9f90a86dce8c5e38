package io.stoa.spreadsheet;

/**
 * How much may come out of an archive before it counts as a bomb.
 *
 * @param entries most files in it
 * @param bytes most bytes unpacked altogether
 * @param ratio most bytes unpacked per byte packed, looked at once {@code ratioFrom} bytes are out
 * @param ratioFrom bytes below which the ratio does not matter
 */
record ArchiveLimits(int entries, long bytes, int ratio, long ratioFrom) {
  private static final long GIB = 1L << 30;

  /** A workbook: few parts, XML that packs well. */
  static final ArchiveLimits WORKBOOK = new ArchiveLimits(10_000, 16 * GIB, 300, 64L << 20);

  /** A catalogue with its pictures. */
  static final ArchiveLimits CATALOGUE = new ArchiveLimits(1_000_000, 64 * GIB, 300, 256L << 20);
}
