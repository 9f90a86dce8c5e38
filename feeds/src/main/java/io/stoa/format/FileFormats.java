package io.stoa.format;

import io.stoa.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The formats that Stoa writes. */
public final class FileFormats {
  private static final Map<String, FileFormat> BY_CODE =
      List.of(
              DelimitedFormat.CSV,
              DelimitedFormat.TSV,
              new XlsxFormat(),
              new RssFormat(),
              new XmlFormat(),
              new JsonFormat(false),
              new JsonFormat(true),
              new JsonLdFormat(),
              new TemplateFormat(Template.Language.XML),
              new TemplateFormat(Template.Language.JSON),
              new AmazonListingsFormat())
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
}
