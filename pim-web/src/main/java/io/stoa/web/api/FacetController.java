package io.stoa.web.api;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalogs;
import io.stoa.catalog.Labels;
import io.stoa.search.Facet;
import io.stoa.search.FacetCounts;
import io.stoa.search.FacetQuery;
import io.stoa.search.ProductSearch;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counts products and product models by what a list can be narrowed by. */
@Tag(name = "Products")
@RestController
@RequestMapping("/api/v1/products")
class FacetController {
  private final ProductSearch search;
  private final Catalogs catalogs;

  FacetController(ProductSearch search, Catalogs catalogs) {
    this.search = search;
    this.catalogs = catalogs;
  }

  /** Exact counts by facets, in the order in which they were asked for. */
  @PostMapping("/facets")
  List<FacetView> facets(@RequestBody FacetBody wanted) {
    FacetQuery query = wanted.query(search);
    List<FacetCounts> counts = search.facets(query);
    Catalog catalog = catalogs.current();
    List<FacetView> views = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      Facet facet = query.facets().get(i).facet();
      FacetCounts of = counts.get(i);
      List<FacetView.FacetValue> values =
          of.counts().stream()
              .map(
                  count ->
                      new FacetView.FacetValue(
                          count.value(),
                          labels(facet, count.value(), catalog).in(wanted.locale(), count.value()),
                          count.documents()))
              .toList();
      views.add(new FacetView(of.total(), values, of.further(), of.without()));
    }
    return views;
  }

  private static Labels labels(Facet facet, String code, Catalog catalog) {
    if (facet instanceof Facet.Family) {
      return catalog.family(code).map(family -> family.labels()).orElse(Labels.NONE);
    } else if (facet instanceof Facet.Category || facet instanceof Facet.CategoryTree) {
      return catalog.category(code).map(category -> category.labels()).orElse(Labels.NONE);
    } else if (facet instanceof Facet.OfValue value) {
      return catalog
          .option(value.key().attribute(), code)
          .map(option -> option.labels())
          .orElse(Labels.NONE);
    }
    return Labels.NONE;
  }
}
