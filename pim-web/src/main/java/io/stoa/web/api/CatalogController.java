package io.stoa.web.api;

import io.stoa.catalog.AttributeGroup;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalogs;
import io.stoa.catalog.Category;
import io.stoa.catalog.Channel;
import io.stoa.catalog.Family;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The structure as the pages need it at the start. */
@Tag(name = "Catalogue")
@RestController
@RequestMapping("/api/v1/catalog")
class CatalogController {
  private final Catalogs catalogs;

  CatalogController(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  @GetMapping
  CatalogView catalog() {
    Catalog catalog = catalogs.current();
    return new CatalogView(
        catalog.revision(),
        sorted(catalog.activeLocales()),
        catalog.all(Channel.class).stream().map(ChannelView::of).toList(),
        sorted(catalog.activeCurrencies()),
        catalog.all(Family.class).stream()
            .map(f -> new Named(f.code(), f.labels().byLocale()))
            .toList(),
        catalog.all(Category.class).stream()
            .filter(c -> c.parent() == null)
            .map(c -> new Named(c.code(), c.labels().byLocale()))
            .toList(),
        catalog.all(AttributeGroup.class).stream()
            .sorted(
                Comparator.comparingInt(AttributeGroup::sortOrder)
                    .thenComparing(AttributeGroup::code))
            .map(g -> new GroupView(g.code(), g.labels().byLocale(), g.sortOrder()))
            .toList());
  }

  private static List<String> sorted(Set<String> codes) {
    return codes.stream().sorted().toList();
  }

  /** Everything that lists and forms need before the first product is shown. */
  record CatalogView(
      long revision,
      List<String> locales,
      List<ChannelView> channels,
      List<String> currencies,
      List<Named> families,
      List<Named> categoryTrees,
      List<GroupView> attributeGroups) {}

  /** A channel with what is active on it. */
  record ChannelView(
      String code, Map<String, String> labels, Set<String> locales, Set<String> currencies) {
    static ChannelView of(Channel channel) {
      return new ChannelView(
          channel.code(), channel.labels().byLocale(), channel.locales(), channel.currencies());
    }
  }

  /** An attribute group in its place. */
  record GroupView(String code, Map<String, String> labels, int sortOrder) {}
}
