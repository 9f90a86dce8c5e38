package io.stoa.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.Catalog;
import io.stoa.job.Job;
import io.stoa.product.Identifier;
import io.stoa.product.ProductEdit;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.spreadsheet.SheetRow;
import io.stoa.store.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownRowsTest {
  private static final ValueKey NAME = new ValueKey("name", "en_US", null);

  @TempDir Path directory;
  private ImportRig rig;
  private Path file;

  @BeforeEach
  void importOnce() throws IOException {
    rig = new ImportRig(Files.createDirectories(directory.resolve("rig")));
    rig.run(AtelierCatalogue.write(directory.resolve("atelier")));
    file = products("plate;Plate;3;", "mug;Mug;;", "tile;Tile;;tile.png");
    assertThat(run()).isEqualTo(Map.of("created", 3L, "warnings", 1L));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Path products(String... rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of("sku;name-en_US;rank;picture"));
    lines.addAll(List.of(rows));
    return ImportRig.write(
        directory.resolve("files"), "products.csv", lines.toArray(String[]::new));
  }

  private Map<String, Long> run() {
    Job job = rig.run(file);
    assertThat(job.state()).isEqualTo(Job.State.SUCCEEDED);
    return job.progress().counts();
  }

  /** Identifiers of the rows that would not be read again. */
  private List<String> known(KnownRows rows) throws IOException, RefusedFile {
    List<String> known = new ArrayList<>();
    String context = rows.context();
    Catalog catalog = rig.catalogs.current();
    try (ImportTable table = ImportTable.open(file, "products.csv")) {
      ProductColumns columns = ProductColumns.of(table, ImportEntity.PRODUCTS, catalog);
      RowMemory memory = rows.table(context, table.header(), columns);
      List<SheetRow> all = new ArrayList<>();
      for (Optional<SheetRow> row = table.next(); row.isPresent(); row = table.next()) {
        all.add(row.get());
      }
      memory.look(all);
      all.stream().filter(memory::isKnown).forEach(row -> known.add(row.cell(0)));
    }
    return known;
  }

  @Test
  void rowsThatSaidWhatIsStoredAreKnown() throws Exception {
    assertThat(known(rig.known)).containsExactly("plate", "mug");
    assertThat(run()).isEqualTo(Map.of("unchanged", 3L, "warnings", 1L));

    file = products("plate;Plate;4;", "mug;Mug;;", "vase;Vase;;");
    assertThat(known(rig.known)).containsExactly("mug");
    assertThat(run()).isEqualTo(Map.of("created", 1L, "updated", 1L, "unchanged", 1L));
    assertThat(known(rig.known)).containsExactly("plate", "mug", "vase");
  }

  @Test
  void whoeverChangesTheProductMakesTheRowNews() throws Exception {
    rig.products.apply(
        List.of(
            ProductEdit.of(
                new Identifier("mug"), Map.of(NAME, Optional.of(new Value.Text("Cup"))))));
    rig.products.delete(new Identifier("plate"), Write.ANY);
    rig.products.apply(List.of(ProductEdit.of(new Identifier("plate"), Map.of())));

    assertThat(known(rig.known)).isEmpty();
    assertThat(run()).isEqualTo(Map.of("updated", 2L, "unchanged", 1L, "warnings", 1L));
    assertThat(rig.product("mug").values().find(NAME)).isEqualTo(new Value.Text("Mug"));
    assertThat(rig.product("plate").values().find(NAME)).isEqualTo(new Value.Text("Plate"));
  }

  @Test
  void anotherStructureOrReleaseMayReadTheRowInAnotherWay() throws Exception {
    assertThat(known(new KnownRows(rig.store, rig.products, "another"))).isEmpty();
    rig.run(
        ImportRig.write(
            directory.resolve("structure"), "currencies.csv", "code;activated", "CHF;1"));

    assertThat(known(rig.known)).isEmpty();
    assertThat(run()).containsEntry("unchanged", 3L);
    assertThat(known(rig.known)).containsExactly("plate", "mug");
  }

  @Test
  void aRowWithAFileIsReadAgain() throws Exception {
    Path picture = directory.resolve("files").resolve("tile.png");
    Files.write(picture, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 1});
    assertThat(run()).isEqualTo(Map.of("updated", 1L, "unchanged", 2L));
    Files.write(picture, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 2});
    assertThat(run()).isEqualTo(Map.of("updated", 1L, "unchanged", 2L));
  }

  @Test
  void twoRowsOfOneProductAreBothRead() throws Exception {
    file = products("mug;One;;", "mug;Two;;");
    run();
    assertThat(run()).isEqualTo(Map.of("updated", 2L));
    assertThat(rig.product("mug").values().find(NAME)).isEqualTo(new Value.Text("Two"));
  }
}
