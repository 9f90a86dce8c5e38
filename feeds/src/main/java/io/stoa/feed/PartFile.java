package io.stoa.feed;

import io.stoa.range.PartInput;
import io.stoa.range.PartOutput;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file with what one node made of a range, for the node that leads the run. */
final class PartFile {
  private static final int BUFFER = 1 << 16;

  private PartFile() {}

  static void write(Path file, List<Made> all) throws IOException {
    try (PartOutput out =
        new PartOutput(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
      MadeOutput made = new MadeOutput(out);
      out.list(all, made::write);
    }
  }

  /**
   * @throws IOException also when it is not whole
   */
  static List<Made> read(Path file) throws IOException {
    try (PartInput in =
        new PartInput(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
      return in.list(new MadeInput(in)::read);
    }
  }
}
