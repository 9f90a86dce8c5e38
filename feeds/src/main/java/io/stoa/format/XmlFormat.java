package io.stoa.format;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.requirement.FileRules;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Any XML document that a requirement set describes: its root and namespaces, what stands before
 * the items, the path to an item, and where each field stands in it ({@link
 * io.stoa.requirement.FileRules.Document}, {@link io.stoa.requirement.FieldRule#at}). UTF-8, one
 * item on each line.
 */
final class XmlFormat implements FileFormat {
  @Override
  public String code() {
    return "xml";
  }

  @Override
  public String mediaType() {
    return "application/xml; charset=utf-8";
  }

  @Override
  public String ending() {
    return "xml";
  }

  @Override
  public ItemWriter open(Layout layout, Parts parts) throws IOException {
    return FragmentWriter.open(ofLayout(layout), parts);
  }

  @Override
  public Optional<Fragments> fragments(Layout layout) {
    return Optional.of(ofLayout(layout));
  }

  private static Fragments ofLayout(Layout layout) {
    FileRules.@Nullable Document document = layout.set().files().xml();
    if (document == null) {
      throw new StoaException(
          CoreError.BUG, layout.set().code() + " does not say how its XML document looks.");
    }
    XmlDocument xml = new XmlDocument(document, layout);
    return ShardedFragments.of(layout, new TextFragments(xml.head(), xml::item, xml.foot()));
  }
}
