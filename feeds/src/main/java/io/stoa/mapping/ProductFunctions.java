package io.stoa.mapping;

import static io.stoa.mapping.MappingFunction.LIST;
import static io.stoa.mapping.MappingFunction.TEXT;
import static io.stoa.mapping.MappingFunction.TEXTS;
import static io.stoa.mapping.MappingFunction.function;

import dev.cel.common.types.SimpleType;
import io.stoa.catalog.Family;
import io.stoa.product.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions about the product itself, its pictures and links, and about the feed. */
final class ProductFunctions {
  private ProductFunctions() {}

  static List<MappingFunction> all() {
    List<MappingFunction> all = new ArrayList<>(product());
    all.addAll(links());
    all.addAll(feed());
    return all;
  }

  private static List<MappingFunction> product() {
    return List.of(
        function("sku", TEXT, "The product's identifier.", (lens, s, a) -> s.sku()),
        function("identifier", TEXT, "The product's identifier.", (lens, s, a) -> s.sku()),
        function(
            "title",
            TEXT,
            "What names the product: the value of its family's label attribute.",
            (lens, s, a) -> Plain.text(ValueFunctions.title(lens, s))),
        function(
            "groupId",
            TEXT,
            "Code of the product model that groups the variants, or null.",
            (lens, s, a) -> s.root()),
        function(
            "isVariant",
            SimpleType.BOOL,
            "Whether the product is a variant.",
            (lens, s, a) -> s.role() == Subject.Role.VARIANT),
        function(
            "isParent",
            SimpleType.BOOL,
            "Whether this is the product model, not a product.",
            (lens, s, a) -> s.role() == Subject.Role.MODEL),
        function(
            "axes",
            LIST,
            "Codes of the attributes by which the variants differ.",
            (lens, s, a) -> lens.axes(s.familyVariant())),
        function("family", TEXT, "The family's code.", (lens, s, a) -> s.family()),
        function(
            "familyLabel",
            TEXT,
            "The family's label in the feed's language.",
            (lens, s, a) -> familyLabel(lens, s)),
        function(
            "categories",
            LIST,
            "Codes of the product's categories.",
            (lens, s, a) -> s.categories().stream().sorted().toList()),
        function(
            "categoryPath",
            TEXT,
            "Labels of the deepest category and those above it in the channel's tree.",
            (lens, s, a) -> joined(lens.categoryPaths().labels(s.categories()), a[0]),
            TEXT),
        function(
            "categoryPath",
            TEXT,
            "Labels of the deepest category and those above it in the channel's tree, > between.",
            (lens, s, a) -> joined(lens.categoryPaths().labels(s.categories()), null)),
        function(
            "categoryCodes",
            LIST,
            "Codes of the deepest category and those above it in the channel's tree.",
            (lens, s, a) -> lens.categoryPaths().codes(s.categories())));
  }

  private static List<MappingFunction> links() {
    return List.of(
        function(
            "image",
            TEXT,
            "Address of the product's main picture.",
            (lens, s, a) -> images(lens, s).stream().findFirst().orElse(null)),
        function(
            "image",
            TEXT,
            "Address of the attribute's picture.",
            (lens, s, a) -> media(lens, s, String.valueOf(a[0])),
            TEXT),
        function(
            "images",
            TEXTS,
            "Addresses of all pictures, the main one first.",
            (lens, s, a) -> images(lens, s)),
        function(
            "allImages",
            TEXTS,
            "Addresses of the pictures of all variants, none twice.",
            (lens, s, a) -> allImages(lens, s)),
        function(
            "url",
            TEXT,
            "Address of the product's page: base address, /products/, identifier.",
            (lens, s, a) -> page(lens, "products/" + encoded(s.sku()))),
        function(
            "url",
            TEXT,
            "Address of a page: base address, slash, the path.",
            (lens, s, a) -> a[0] == null ? null : page(lens, a[0].toString()),
            TEXT),
        function(
            "encode",
            TEXT,
            "The text percent-encoded for use in an address.",
            (lens, s, a) -> a[0] == null ? null : encoded(a[0].toString()),
            TEXT));
  }

  private static List<MappingFunction> feed() {
    return List.of(
        function(
            "param",
            TEXT,
            "A parameter of the feed.",
            (lens, s, a) -> lens.perspective().parameters().get(String.valueOf(a[0])),
            TEXT),
        function(
            "locale",
            TEXT,
            "The feed's locale, such as en_US.",
            (lens, s, a) -> lens.perspective().locale()),
        function(
            "language", TEXT, "The feed's language, such as en.", (lens, s, a) -> lens.language()),
        function(
            "channel", TEXT, "The feed's channel.", (lens, s, a) -> lens.perspective().channel()),
        function(
            "currency",
            TEXT,
            "The feed's currency.",
            (lens, s, a) -> lens.perspective().currency()),
        function(
            "today",
            TEXT,
            "The day of the run in UTC, such as 2026-01-31.",
            (lens, s, a) -> LocalDate.ofInstant(lens.now(), ZoneOffset.UTC).toString()),
        function(
            "now",
            TEXT,
            "The start of the run, such as 2026-01-31T06:30:00Z.",
            (lens, s, a) -> lens.now().truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  private static @Nullable String familyLabel(Lens lens, Subject subject) {
    String code = subject.family();
    return code == null
        ? null
        : lens.catalog()
            .family(code)
            .map(Family::labels)
            .map(labels -> labels.in(lens.perspective().locale(), code))
            .orElse(code);
  }

  private static @Nullable String joined(List<String> parts, @Nullable Object separator) {
    return parts.isEmpty()
        ? null
        : String.join(separator == null ? " > " : separator.toString(), parts);
  }

  private static List<String> images(Lens lens, Subject subject) {
    Set<String> addresses = new LinkedHashSet<>();
    for (String attribute : lens.imageAttributes(subject.family())) {
      String address = media(lens, subject, attribute);
      if (address != null) {
        addresses.add(address);
      }
    }
    return List.copyOf(addresses);
  }

  private static List<String> allImages(Lens lens, Subject subject) {
    Set<String> addresses = new LinkedHashSet<>(images(lens, subject));
    subject.variants().forEach(variant -> addresses.addAll(images(lens, variant)));
    return List.copyOf(addresses);
  }

  private static @Nullable String media(Lens lens, Subject subject, String attribute) {
    return lens.value(subject, attribute) instanceof Value.Media media
        ? mediaUrl(lens, media)
        : null;
  }

  /** The public address of a stored file; null when the feed does not say where files are. */
  static @Nullable String mediaUrl(Lens lens, Value.Media media) {
    return page(lens, "media/" + media.key());
  }

  private static @Nullable String page(Lens lens, String path) {
    String base = lens.perspective().baseUrl();
    return base == null ? null : base + (path.startsWith("/") ? "" : "/") + path;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
