package io.stoa.benchmark;

import java.io.IOException;
import java.nio.file.Path;

/** A catalogue to measure with. Deterministic: the same arguments give the same files. */
interface CatalogueFiles {
  /**
   * Writes structure and products in Akeneo's files.
   *
   * @param target folder that gets them; made when it is not there
   * @param products how many
   * @return how many values the products have altogether
   */
  long write(Path target, int products) throws IOException;
}
