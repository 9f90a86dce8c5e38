package io.stoa.format;

import java.io.IOException;
import java.util.Optional;

/** Another format's files, each compressed with gzip (RFC 1952). */
final class GzipFormat implements FileFormat {
  static final String ENDING = ".gz";

  private final FileFormat inner;

  GzipFormat(FileFormat inner) {
    this.inner = inner;
  }

  @Override
  public String code() {
    return inner.code() + ENDING;
  }

  @Override
  public String mediaType() {
    return "application/gzip";
  }

  @Override
  public String ending() {
    return inner.ending() + ENDING;
  }

  @Override
  public FileFormat readable() {
    return inner;
  }

  @Override
  public ItemWriter open(Layout layout, Parts parts) throws IOException {
    return inner.open(layout, compressed(parts));
  }

  @Override
  public Optional<Fragments> fragments(Layout layout) {
    return inner.fragments(layout).filter(Fragments::plain).map(GzipFormat::compressed);
  }

  private static Fragments compressed(Fragments fragments) {
    return new ForwardedFragments(fragments) {
      @Override
      public Parts through(Parts parts) {
        return super.through(compressed(parts));
      }

      @Override
      public boolean plain() {
        return false;
      }

      @Override
      public FragmentSource source(CheckedFile file) {
        return new GzipSource(file);
      }
    };
  }

  private static Parts compressed(Parts parts) {
    return () -> new GzipMembers(parts.next());
  }
}
