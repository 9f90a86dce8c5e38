package io.stoa.imports;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalogs;
import io.stoa.catalog.Channel;
import io.stoa.catalog.EntityType;
import io.stoa.catalog.StructureEntity;
import io.stoa.error.Violation;
import io.stoa.spreadsheet.SheetRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Imports one file of structure: attributes, families, categories and the like. */
final class StructureImport implements TableImport<StructureImport.Row> {
  /** After each batch the picture of all structure is made anew. */
  private static final int BATCH = 10_000;

  /** Categories may name a parent further down, so they are saved together. */
  private static final int ALL_CATEGORIES = 200_000;

  private final EntityType type;
  private final ImportFile file;
  private final ImportTable table;
  private final Catalogs catalogs;
  private final ImportReport report;
  private final boolean secondPass;

  /**
   * @param secondPass whether the rows are gone through once more, for what could not be known when
   *     they went in; outcomes are not counted again
   */
  StructureImport(
      EntityType type,
      ImportFile file,
      ImportTable table,
      Catalogs catalogs,
      ImportReport report,
      boolean secondPass)
      throws RefusedFile {
    this.secondPass = secondPass;
    this.type = type;
    this.file = file;
    this.table = table;
    this.catalogs = catalogs;
    this.report = report;
    List<String> needed =
        type == EntityType.ATTRIBUTE_OPTIONS ? List.of("attribute", "code") : List.of("code");
    for (String column : needed) {
      if (!table.has(column) && !(type == EntityType.LOCALES && table.has("locale"))) {
        throw new RefusedFile(
            file.name() + " has no column '" + column + "', which " + type.code() + " need.");
      }
    }
  }

  @Override
  public Optional<Row> parse(SheetRow row) {
    EntityRow cells = new EntityRow(table, row);
    return Optional.of(new Row(row, cells, EntityRows.code(type, cells)));
  }

  @Override
  public void apply(List<Row> rows) throws IOException {
    Catalog catalog = catalogs.current();
    List<Row> changed = new ArrayList<>();
    List<StructureEntity> entities = new ArrayList<>();
    List<Boolean> isNew = new ArrayList<>();
    for (Row row : rows) {
      StructureEntity before =
          row.code().isEmpty() ? null : catalogs.find(type, row.code()).orElse(null);
      if (secondPass && before == null) {
        continue;
      }
      String code = before == null ? row.code() : before.code();
      StructureEntity entity =
          knownUnits(EntityRows.entity(type, code, row.cells(), before), catalog);
      for (Violation warning : secondPass ? List.<Violation>of() : row.cells().warnings()) {
        report.warn(file, row.row().number(), warning);
      }
      if (!row.cells().violations().isEmpty()) {
        report.reject(file, table.header(), row.row(), row.cells().violations());
      } else if (entity.equals(before)) {
        count(ImportReport.UNCHANGED);
      } else {
        changed.add(row);
        entities.add(entity);
        isNew.add(before == null);
      }
    }
    if (entities.isEmpty()) {
      return;
    }
    List<List<Violation>> results = catalogs.save(type, entities);
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i).isEmpty()) {
        count(isNew.get(i) ? ImportReport.CREATED : ImportReport.UPDATED);
      } else {
        report.reject(file, table.header(), changed.get(i).row(), results.get(i));
      }
    }
  }

  private void count(String outcome) {
    if (!secondPass) {
      report.count(outcome);
    }
  }

  /** A channel without the conversion units of attributes that are still to come. */
  private StructureEntity knownUnits(StructureEntity entity, Catalog catalog) {
    if (secondPass || !(entity instanceof Channel channel)) {
      return entity;
    }
    Map<String, String> units = new HashMap<>(channel.conversionUnits());
    units.keySet().removeIf(attribute -> catalog.attribute(attribute).isEmpty());
    return new Channel(
        channel.code(),
        channel.labels(),
        channel.tree(),
        channel.locales(),
        channel.currencies(),
        units);
  }

  @Override
  public int batchSize() {
    return type == EntityType.CATEGORIES ? ALL_CATEGORIES : BATCH;
  }

  /**
   * @param code of the entity, empty where the row names none
   */
  record Row(SheetRow row, EntityRow cells, String code) implements Parsed {
    @Override
    public String key() {
      return code.isEmpty() ? "row " + row.number() : code.toLowerCase(Locale.ROOT);
    }
  }
}
