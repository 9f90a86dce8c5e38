package io.stoa.web.api;

import io.stoa.error.Violation;
import io.stoa.product.Identifier;
import io.stoa.product.ProductModel;
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

/** One product model at a time. */
@Tag(name = "Products")
@RestController
@RequestMapping("/api/v1/product-models")
class ProductModelController {
  private final Products products;
  private final ProductViews views;

  ProductModelController(Products products, ProductViews views) {
    this.products = products;
    this.views = views;
  }

  @GetMapping("/{code}")
  ResponseEntity<ProductView> one(@PathVariable String code) {
    return answer(HttpStatus.OK, existing(code), List.of());
  }

  @ApiResponse(responseCode = "201")
  @PostMapping
  ResponseEntity<ProductView> create(@RequestBody ProductChange change, HttpServletRequest caller) {
    Identifier code = change.newIdentifier();
    List<Violation> warnings = apply(change, code, Write.ABSENT, caller);
    return answer(HttpStatus.CREATED, existing(code.text()), warnings);
  }

  /** Changes what the body names; 409 when the version is not the one there any more. */
  @PatchMapping("/{code}")
  ResponseEntity<ProductView> change(
      @PathVariable String code, @RequestBody ProductChange change, HttpServletRequest caller) {
    Versioned<ProductModel> before = existing(code);
    List<Violation> warnings = apply(change, before.value().code(), change.expected(), caller);
    return answer(HttpStatus.OK, existing(code), warnings);
  }

  /**
   * Deletes the product model; refused as long as something stands under it.
   *
   * @param version when given, only this one
   */
  @DeleteMapping("/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String code, @RequestParam(required = false) @Nullable Long version) {
    Versioned<ProductModel> before = existing(code);
    Outcome.of(products.deleteModel(before.value().code(), version == null ? Write.ANY : version));
  }

  private List<Violation> apply(
      ProductChange change, Identifier code, long expected, HttpServletRequest caller) {
    return Outcome.of(
        products
            .applyToModels(List.of(change.toModel(code, expected)), Callers.author(caller))
            .get(0));
  }

  private Versioned<ProductModel> existing(String code) {
    return Existing.of("product model", code, products::model);
  }

  private ResponseEntity<ProductView> answer(
      HttpStatus status, Versioned<ProductModel> model, List<Violation> warnings) {
    return Outcome.answer(status, model.version(), views.ofModel(model, warnings));
  }
}
