package io.stoa.web.api;

import io.stoa.error.Violation;
import io.stoa.product.History;
import io.stoa.product.Identifier;
import io.stoa.product.Product;
import io.stoa.product.ProductModel;
import io.stoa.product.Products;
import io.stoa.product.Versioned;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who changed what, and the way back. */
@Tag(name = "Products")
@RestController
@RequestMapping("/api/v1")
class HistoryController {
  private final History history;
  private final Products products;
  private final ProductViews views;

  HistoryController(History history, Products products, ProductViews views) {
    this.history = history;
    this.products = products;
    this.views = views;
  }

  /**
   * The edits of a product, newest first.
   *
   * @param before only versions before this one
   */
  @GetMapping("/products/{identifier}/history")
  HistoryView productHistory(
      @PathVariable String identifier,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Limits.within(limit);
    return HistoryView.of(
        Existing.of("product", identifier, id -> history.ofProduct(id, before, most)));
  }

  /**
   * The edits of a product model, newest first.
   *
   * @param before only versions before this one
   */
  @GetMapping("/product-models/{code}/history")
  HistoryView modelHistory(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Limits.within(limit);
    return HistoryView.of(
        Existing.of("product model", code, id -> history.ofModel(id, before, most)));
  }

  /**
   * Brings back what the edit that led to the version found, as an edit of its own; 409 when the
   * body's version is not the one there any more.
   */
  @PostMapping("/products/{identifier}/history/{version}/restore")
  ResponseEntity<ProductView> restoreProduct(
      @PathVariable String identifier,
      @PathVariable long version,
      @RequestBody RestoreBody body,
      HttpServletRequest caller) {
    Versioned<Product> now = Existing.of("product", identifier, products::product);
    Identifier id = now.value().identifier();
    List<Violation> warnings =
        Outcome.of(
            history.bringBack(id, version, body.wanted(), body.expected(), Callers.author(caller)));
    Versioned<Product> restored = Existing.of("product", identifier, products::product);
    return Outcome.answer(HttpStatus.OK, restored.version(), views.of(restored, warnings));
  }

  /** As for products. */
  @PostMapping("/product-models/{code}/history/{version}/restore")
  ResponseEntity<ProductView> restoreModel(
      @PathVariable String code,
      @PathVariable long version,
      @RequestBody RestoreBody body,
      HttpServletRequest caller) {
    Versioned<ProductModel> now = Existing.of("product model", code, products::model);
    Identifier id = now.value().code();
    List<Violation> warnings =
        Outcome.of(
            history.bringBackModel(
                id, version, body.wanted(), body.expected(), Callers.author(caller)));
    Versioned<ProductModel> restored = Existing.of("product model", code, products::model);
    return Outcome.answer(HttpStatus.OK, restored.version(), views.ofModel(restored, warnings));
  }
}
