package io.stoa.format;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.requirement.FileRules;
import io.stoa.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The formats that Stoa writes. */
public final class FileFormats {
  static final FileFormat CSV =
      new FragmentFormat("csv", "text/csv; charset=utf-8", "csv", Delimited::csv);

  private static final Map<String, FileFormat> BY_CODE =
      List.of(
              CSV,
              new FragmentFormat(
                  "tsv", "text/tab-separated-values; charset=utf-8", "tsv", Delimited::tsv),
              new XlsxFormat(),
              new FragmentFormat("rss", "application/rss+xml; charset=utf-8", "xml", Rss::of),
              new FragmentFormat("xml", "application/xml; charset=utf-8", "xml", FileFormats::xml),
              new FragmentFormat("json", "application/json", "json", layout -> json(layout, false)),
              new FragmentFormat(
                  "jsonl",
                  "application/jsonl; charset=utf-8",
                  "jsonl",
                  layout -> json(layout, true)),
              new FragmentFormat("jsonld", "application/ld+json", "jsonld", JsonLd::of),
              TemplateFormat.of(Template.Language.XML),
              TemplateFormat.of(Template.Language.JSON),
              new FragmentFormat(
                  "amazon-json", "application/json; charset=utf-8", "json", AmazonListings::new))
          .stream()
          .collect(Collectors.toUnmodifiableMap(FileFormat::code, Function.identity()));

  private FileFormats() {}

  /** By code; {@code csv.gz} is {@code csv} compressed, and so with all others. */
  public static Optional<FileFormat> find(String code) {
    if (code.endsWith(GzipFormat.ENDING)) {
      String inner = code.substring(0, code.length() - GzipFormat.ENDING.length());
      return find(inner).map(GzipFormat::new);
    }
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /**
   * Nested JSON: {@code json} is one array with an item on each line, {@code jsonl} is JSON Lines
   * (https://jsonlines.org) with an item on each line and nothing else.
   */
  private static Fragments json(Layout layout, boolean lines) {
    return ShardedFragments.of(
        layout, new JsonFragments(layout.set().variants(), lines, layout.set().files().json()));
  }

  /**
   * Any XML document that a requirement set describes: its root and namespaces, what stands before
   * the items, the path to an item, and where each field stands in it ({@link
   * io.stoa.requirement.FileRules.Document}, {@link io.stoa.requirement.FieldRule#at}). UTF-8, one
   * item on each line.
   */
  private static Fragments xml(Layout layout) {
    FileRules.@Nullable Document document = layout.set().files().xml();
    if (document == null) {
      throw new StoaException(
          CoreError.BUG, layout.set().code() + " does not say how its XML document looks.");
    }
    XmlDocument xml = new XmlDocument(document, layout);
    return ShardedFragments.of(layout, new TextFragments(xml.head(), xml::item, xml.foot()));
  }
}
