package io.stoa.format;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A format whose items are written each for itself.
 *
 * @param of how, for the layout of a feed
 */
record FragmentFormat(String code, String mediaType, String ending, Function<Layout, Fragments> of)
    implements FileFormat {
  @Override
  public ItemWriter open(Layout layout, Parts parts) throws IOException {
    return FragmentWriter.open(of.apply(layout), parts);
  }

  @Override
  public Optional<Fragments> fragments(Layout layout) {
    return Optional.of(of.apply(layout));
  }
}
