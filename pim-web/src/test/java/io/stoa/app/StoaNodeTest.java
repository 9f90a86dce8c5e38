package io.stoa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import io.stoa.error.StoaException;
import io.stoa.job.Job;
import io.stoa.store.mongo.StrictBackend;
import io.stoa.user.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoaNodeTest {
  @Test
  void whatWasImportedIsThereAfterReopening(@TempDir Path folder) throws IOException {
    NodeSettings settings = NodeSettings.embedded(folder.resolve("data"));
    try (StoaNode node = StoaNode.open(settings)) {
      importProducts(node, folder, "lamp");
      node.users().add("ana", Role.VIEWER, null);
    }

    try (StoaNode node = StoaNode.open(settings)) {
      assertThat(node.products().count()).isOne();
      assertThat(node.search().search("lamp", null, 10).total()).isOne();
      assertThat(node.users().find("ana")).isPresent();
      assertThat(node.jobs().newest(null, 10)).hasSize(1);
    }
  }

  @Test
  void aDataDirectoryHasOneOwner(@TempDir Path folder) {
    NodeSettings settings = NodeSettings.embedded(folder);
    try (StoaNode node = StoaNode.open(settings)) {
      assertThat(node.directory().root()).isDirectory();
      assertThatThrownBy(() -> StoaNode.open(settings))
          .isInstanceOf(StoaException.class)
          .hasMessageContaining("in use by process");
    }
    StoaNode.open(settings).close();
  }

  @Test
  void documentsLiveInMongoDbWhenToldSoAndTheIndexIsItsOwn(@TempDir Path folder)
      throws IOException {
    MongoServer server = new MongoServer(new StrictBackend());
    try {
      Path data = folder.resolve("data");
      String uri = server.bindAndGetConnectionString() + "/shop";
      try (StoaNode node = StoaNode.open(NodeSettings.embedded(data))) {
        importProducts(node, folder, "candle");
      }

      try (StoaNode node =
          StoaNode.open(new NodeSettings(data, uri, null, null, null, List.of(), ""))) {
        assertThat(node.products().count()).isZero();
        node.indexer().catchUp();
        assertThat(node.search().search("candle", null, 10).total()).isZero();
        importProducts(node, folder, "torch");
        assertThat(node.search().search("torch", null, 10).total()).isOne();
      }

      try (StoaNode node = StoaNode.open(NodeSettings.embedded(data))) {
        assertThat(node.search().search("candle", null, 10).total()).isOne();
        assertThat(node.search().search("torch", null, 10).total()).isZero();
      }
    } finally {
      server.shutdownNow();
    }
  }

  @Test
  void whoNamesTheDatabaseOfSharedAlarmsNamesAllThatNodesShare() {
    NodeSettings.Database alarms =
        new NodeSettings.Database("jdbc:postgresql://db/stoa", "ana", "s3cret");
    NodeSettings alone = new NodeSettings(Path.of("data"), null, null, alarms, null, List.of(), "");
    assertThatThrownBy(() -> alone.requireShared(Map.of()))
        .isInstanceOf(StoaException.class)
        .hasMessageContainingAll("STOA_MONGODB_URI", "STOA_SHARED_FOLDER", "STOA_SECRET_KEY")
        .hasMessageNotContaining("s3cret");
    assertThat(alone.toString()).doesNotContain("s3cret");
    new NodeSettings(
            Path.of("data"), "mongodb://db/shop", null, alarms, Path.of("all"), List.of(), "")
        .requireShared(Map.of("STOA_SECRET_KEY", "x"));
  }

  @Test
  void settingsKeepPasswordsToThemselves() {
    NodeSettings settings =
        new NodeSettings(
            Path.of("data"), "mongodb://ana:s3cret@db/shop", null, null, null, List.of(), "");

    assertThat(settings.toString()).doesNotContain("s3cret");
    assertThat(settings.storeName())
        .isEqualTo(
            new NodeSettings(
                    Path.of("x"), "mongodb://bob:other@db/shop", null, null, null, List.of(), "")
                .storeName());
  }

  @Test
  void closingTwiceDoesNoHarm(@TempDir Path folder) {
    StoaNode node = StoaNode.open(NodeSettings.embedded(folder));
    node.startBackground();
    node.close();
    node.close();

    StoaNode.open(NodeSettings.embedded(folder)).close();
  }

  private static void importProducts(StoaNode node, Path folder, String sku) throws IOException {
    Path catalogue = Files.createDirectories(folder.resolve("catalogue-" + sku));
    Files.writeString(catalogue.resolve("attribute_groups.csv"), "code;sort_order\nall;1\n");
    Files.writeString(
        catalogue.resolve("attributes.csv"), "code;type;group\nsku;pim_catalog_identifier;all\n");
    Files.writeString(catalogue.resolve("families.csv"), "code;attributes\nlight;sku\n");
    Files.writeString(catalogue.resolve("products.csv"), "sku;family\n" + sku + ";light\n");
    Job job = node.imports().importPath(node.jobs(), catalogue, null, j -> {});
    assertThat(job.state()).as(job.log().toString()).isEqualTo(Job.State.SUCCEEDED);
    node.indexer().catchUp();
  }
}
