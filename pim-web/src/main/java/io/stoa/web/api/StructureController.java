package io.stoa.web.api;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalogs;
import io.stoa.catalog.EntityType;
import io.stoa.catalog.StructureEntity;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The structure as it is stored, by entity type such as {@code attributes}. */
@Tag(name = "Catalogue")
@RestController
@RequestMapping("/api/v1/structure/{type}")
class StructureController {
  private final Catalogs catalogs;

  StructureController(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  @GetMapping
  Collection<? extends StructureEntity> all(@PathVariable String type) {
    return catalogs.current().all(typed(type).type());
  }

  /**
   * One entity.
   *
   * @param code for an attribute option {@code attribute/option}, with the slash encoded
   */
  @GetMapping("/{code}")
  StructureEntity one(@PathVariable String type, @PathVariable String code) {
    Catalog catalog = catalogs.current();
    return catalog.all(typed(type).type()).stream()
        .filter(entity -> entity.code().equalsIgnoreCase(code))
        .findFirst()
        .orElseThrow(() -> StoaException.notFound(type, code));
  }

  /** Removes one entity; refused as long as something uses it. */
  @DeleteMapping("/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String type, @PathVariable String code) {
    List<Violation> violations = catalogs.delete(typed(type), one(type, code).code());
    if (!violations.isEmpty()) {
      throw StoaException.invalid(violations);
    }
  }

  private static EntityType typed(String type) {
    return EntityType.byCode(type).orElseThrow(() -> StoaException.notFound("entity type", type));
  }
}
