package io.stoa.web.api;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeGroup;
import io.stoa.catalog.AttributeOption;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalogs;
import io.stoa.catalog.Family;
import io.stoa.error.StoaException;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Attributes and their options, as forms need them. */
@Tag(name = "Catalogue")
@RestController
@RequestMapping("/api/v1")
class AttributeController {
  private final Catalogs catalogs;

  AttributeController(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  /** A family's attributes in form order: by group, then within it. */
  @GetMapping("/families/{code}/attributes")
  List<AttributeView> ofFamily(@PathVariable String code) {
    Catalog catalog = catalogs.current();
    Family family = catalog.family(code).orElseThrow(() -> StoaException.notFound("family", code));
    return family.attributes().stream()
        .map(catalog::attribute)
        .flatMap(Optional::stream)
        .sorted(formOrder(catalog))
        .map(attribute -> AttributeView.of(attribute, catalog, family))
        .toList();
  }

  /** The attributes named; all of them when nothing is. */
  @GetMapping("/attributes")
  List<AttributeView> attributes(@RequestParam(required = false) @Nullable List<String> codes) {
    Catalog catalog = catalogs.current();
    List<Attribute> wanted =
        codes == null
            ? List.copyOf(catalog.all(Attribute.class))
            : codes.stream().map(catalog::attribute).flatMap(Optional::stream).toList();
    return wanted.stream().map(attribute -> AttributeView.of(attribute, catalog, null)).toList();
  }

  /**
   * The options whose code or one of whose labels contains the text.
   *
   * @param q nothing for all
   */
  @GetMapping("/attributes/{code}/options")
  List<Named> options(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "50") int limit) {
    Catalog catalog = catalogs.current();
    Attribute attribute =
        catalog.attribute(code).orElseThrow(() -> StoaException.notFound("attribute", code));
    String wanted = q.strip().toLowerCase(Locale.ROOT);
    return catalog.options(attribute.code()).stream()
        .filter(option -> matches(option, wanted))
        .limit(Limits.within(limit))
        .map(option -> new Named(option.option(), option.labels().byLocale()))
        .toList();
  }

  private static boolean matches(AttributeOption option, String wanted) {
    return wanted.isEmpty()
        || option.option().toLowerCase(Locale.ROOT).contains(wanted)
        || option.labels().byLocale().values().stream()
            .anyMatch(label -> label.toLowerCase(Locale.ROOT).contains(wanted));
  }

  private static Comparator<Attribute> formOrder(Catalog catalog) {
    Map<String, Integer> groupOrder = new HashMap<>();
    catalog.all(AttributeGroup.class).forEach(g -> groupOrder.put(g.code(), g.sortOrder()));
    return Comparator.<Attribute>comparingInt(
            a -> groupOrder.getOrDefault(a.group() == null ? "" : a.group(), Integer.MAX_VALUE))
        .thenComparing(a -> a.group() == null ? "" : a.group())
        .thenComparingInt(Attribute::sortOrder)
        .thenComparing(Attribute::code);
  }
}
