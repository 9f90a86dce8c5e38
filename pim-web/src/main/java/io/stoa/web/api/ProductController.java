package io.stoa.web.api;

import io.stoa.error.Violation;
import io.stoa.product.Identifier;
import io.stoa.product.Product;
import io.stoa.product.Products;
import io.stoa.product.Versioned;
import io.stoa.store.Write;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One product at a time. */
@Tag(name = "Products")
@RestController
@RequestMapping("/api/v1/products")
class ProductController {
  private final Products products;
  private final ProductViews views;

  ProductController(Products products, ProductViews views) {
    this.products = products;
    this.views = views;
  }

  @GetMapping("/{identifier}")
  ResponseEntity<ProductView> one(@PathVariable String identifier) {
    return answer(HttpStatus.OK, existing(identifier), List.of());
  }

  @ApiResponse(responseCode = "201")
  @PostMapping
  ResponseEntity<ProductView> create(@RequestBody ProductChange change, HttpServletRequest caller) {
    Identifier identifier = change.newIdentifier();
    List<Violation> warnings = apply(change, identifier, Write.ABSENT, caller);
    return answer(HttpStatus.CREATED, existing(identifier.text()), warnings);
  }

  /** Changes what the body names; 409 when the version is not the one there any more. */
  @PatchMapping("/{identifier}")
  ResponseEntity<ProductView> change(
      @PathVariable String identifier,
      @RequestBody ProductChange change,
      HttpServletRequest caller) {
    Versioned<Product> before = existing(identifier);
    List<Violation> warnings =
        apply(change, before.value().identifier(), change.expected(), caller);
    return answer(HttpStatus.OK, existing(identifier), warnings);
  }

  /**
   * Deletes the product.
   *
   * @param version when given, only this one
   */
  @DeleteMapping("/{identifier}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @PathVariable String identifier, @RequestParam(required = false) @Nullable Long version) {
    Versioned<Product> before = existing(identifier);
    Outcome.of(products.delete(before.value().identifier(), version == null ? Write.ANY : version));
  }

  private List<Violation> apply(
      ProductChange change, Identifier identifier, long expected, HttpServletRequest caller) {
    return Outcome.of(
        products
            .apply(List.of(change.toProduct(identifier, expected)), Callers.author(caller))
            .get(0));
  }

  private Versioned<Product> existing(String identifier) {
    return Existing.of("product", identifier, products::product);
  }

  private ResponseEntity<ProductView> answer(
      HttpStatus status, Versioned<Product> product, List<Violation> warnings) {
    return Outcome.answer(status, product.version(), views.of(product, warnings));
  }
}
