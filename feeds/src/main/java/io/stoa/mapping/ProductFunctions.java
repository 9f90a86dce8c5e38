package io.stoa.mapping;

import static io.stoa.mapping.MappingFunction.LIST;
import static io.stoa.mapping.MappingFunction.TEXT;
import static io.stoa.mapping.MappingFunction.TEXTS;
import static io.stoa.mapping.MappingFunction.text;

import dev.cel.common.types.SimpleType;
import io.stoa.catalog.Family;
import io.stoa.mapping.MappingFunction.Group;
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
    return FunctionGroup.of(Group.PRODUCT)
        .add("sku", TEXT, "The product's identifier.", "sku()", (lens, s, a) -> s.sku())
        .add(
            "identifier",
            TEXT,
            "The product's identifier; the same as sku().",
            "identifier()",
            (lens, s, a) -> s.sku())
        .add(
            "title",
            TEXT,
            "What names the product: the value of its family's label attribute.",
            "title()",
            (lens, s, a) -> Plain.text(ValueFunctions.title(lens, s)))
        .add(
            "groupId",
            TEXT,
            "Code of the topmost product model, which groups all variants of one article; null for"
                + " a product that stands alone.",
            "groupId()",
            (lens, s, a) -> s.root())
        .add(
            "parentId",
            TEXT,
            "Code of the product model right above the variant: in a tree of colours and sizes the"
                + " one colour, so that every colour is an article of its own.",
            "parentId()",
            (lens, s, a) -> s.parent())
        .add(
            "isVariant",
            SimpleType.BOOL,
            "Whether the product is a variant.",
            "isVariant() ? groupId() : null",
            (lens, s, a) -> s.role() == Subject.Role.VARIANT)
        .add(
            "isParent",
            SimpleType.BOOL,
            "Whether this is the product model, not a product.",
            "isParent() ? \"Parent\" : \"Child\"",
            (lens, s, a) -> s.role() == Subject.Role.MODEL)
        .add(
            "axes",
            LIST,
            "Codes of the attributes by which the variants differ.",
            "axes()",
            (lens, s, a) -> lens.axes(s.familyVariant()))
        .add(
            "axisLabels",
            TEXT,
            "What tells this variant from its siblings, such as Sky blue / S.",
            "join([title(), axisLabels(\" / \")], \", \")",
            (lens, s, a) -> axisLabels(lens, s, a[0]),
            text("separator"))
        .add("family", TEXT, "The family's code.", "family()", (lens, s, a) -> s.family())
        .add(
            "familyLabel",
            TEXT,
            "The family's label in the feed's language.",
            "familyLabel()",
            (lens, s, a) -> familyLabel(lens, s))
        .add(
            "categories",
            LIST,
            "Codes of the product's categories.",
            "categories()",
            (lens, s, a) -> s.categories().stream().sorted().toList())
        .add(
            "categoryPath",
            TEXT,
            "Labels of the deepest category and those above it in the channel's tree.",
            "categoryPath(\" / \")",
            (lens, s, a) -> joined(lens.categoryPaths().labels(s.categories()), a[0]),
            text("separator"))
        .add(
            "categoryPath",
            TEXT,
            "Labels of the deepest category and those above it in the channel's tree, > between.",
            "categoryPath()",
            (lens, s, a) -> joined(lens.categoryPaths().labels(s.categories()), null))
        .add(
            "categoryCodes",
            LIST,
            "Codes of the deepest category and those above it in the channel's tree.",
            "categoryCodes()",
            (lens, s, a) -> lens.categoryPaths().codes(s.categories()))
        .all();
  }

  private static List<MappingFunction> links() {
    return FunctionGroup.of(Group.PICTURES_AND_LINKS)
        .add(
            "image",
            TEXT,
            "Address of the product's main picture.",
            "image()",
            (lens, s, a) -> images(lens, s).stream().findFirst().orElse(null))
        .add(
            "image",
            TEXT,
            "Address of the attribute's picture.",
            "image(\"image_back\")",
            (lens, s, a) -> media(lens, s, String.valueOf(a[0])),
            text("attribute"))
        .add(
            "images",
            TEXTS,
            "Addresses of all pictures, the main one first.",
            "take(rest(images()), 10)",
            (lens, s, a) -> images(lens, s))
        .add(
            "allImages",
            TEXTS,
            "Addresses of the pictures of all variants, none twice.",
            "take(allImages(), 9)",
            (lens, s, a) -> allImages(lens, s))
        .add(
            "url",
            TEXT,
            "Address of the product's page: base address, /products/, identifier.",
            "url()",
            (lens, s, a) -> page(lens, "products/" + encoded(s.sku())))
        .add(
            "url",
            TEXT,
            "Address of a page: base address, slash, the path.",
            "url(\"item/\" + encode(sku()))",
            (lens, s, a) -> a[0] == null ? null : page(lens, a[0].toString()),
            text("path"))
        .add(
            "encode",
            TEXT,
            "The text percent-encoded for use in an address.",
            "encode(sku())",
            (lens, s, a) -> a[0] == null ? null : encoded(a[0].toString()),
            text("text"))
        .all();
  }

  private static List<MappingFunction> feed() {
    return FunctionGroup.of(Group.FEED)
        .add(
            "param",
            TEXT,
            "A parameter of the feed.",
            "param(\"brandId\")",
            (lens, s, a) -> lens.parameter(String.valueOf(a[0])),
            text("parameter"))
        .add(
            "locale",
            TEXT,
            "The feed's locale, such as en_US.",
            "locale()",
            (lens, s, a) -> lens.perspective().locale())
        .add(
            "language",
            TEXT,
            "The feed's language, such as en.",
            "language()",
            (lens, s, a) -> lens.language())
        .add(
            "channel",
            TEXT,
            "The feed's channel.",
            "channel()",
            (lens, s, a) -> lens.perspective().channel())
        .add(
            "currency",
            TEXT,
            "The feed's currency.",
            "currency()",
            (lens, s, a) -> lens.perspective().currency())
        .add(
            "today",
            TEXT,
            "The day of the run in UTC, such as 2026-01-31.",
            "value(\"launch_date\") > today()",
            (lens, s, a) -> LocalDate.ofInstant(lens.now(), ZoneOffset.UTC).toString())
        .add(
            "now",
            TEXT,
            "The start of the run, such as 2026-01-31T06:30:00Z.",
            "now()",
            (lens, s, a) -> lens.now().truncatedTo(ChronoUnit.SECONDS).toString())
        .all();
  }

  private static @Nullable String axisLabels(
      Lens lens, Subject subject, @Nullable Object separator) {
    List<String> labels =
        subject.role() != Subject.Role.VARIANT
            ? List.of()
            : lens.axes(subject.familyVariant()).stream()
                .flatMap(axis -> ValueFunctions.labels(lens, subject, axis).stream())
                .toList();
    return joined(labels, separator);
  }

  private static @Nullable String familyLabel(Lens lens, Subject subject) {
    String code = subject.family();
    return code == null
        ? null
        : lens.catalog()
            .family(code)
            .map(Family::labels)
            .map(labels -> lens.label(labels, code))
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
