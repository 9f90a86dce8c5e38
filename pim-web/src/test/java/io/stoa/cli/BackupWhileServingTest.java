package io.stoa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.app.NodeSettings;
import io.stoa.app.StoaNode;
import io.stoa.catalog.Attribute;
import io.stoa.catalog.AttributeType;
import io.stoa.catalog.EntityType;
import io.stoa.product.Identifier;
import io.stoa.product.ProductEdit;
import io.stoa.web.WebServer;
import io.stoa.web.WebSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupWhileServingTest {
  private static final int SOME = 200;

  private final StringWriter said = new StringWriter();

  @Test
  void whatWasThereBeforeABackupIsThereAfterItsRestore(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    String backup = folder.resolve("backup.zip").toString();
    String again = folder.resolve("again").toString();
    AtomicInteger written = new AtomicInteger();
    int before;
    try (StoaNode node = serving(data);
        WebServer server = WebServer.start(node, WebSettings.local(0))) {
      assertThat(ready(server)).isEqualTo(200);
      AtomicBoolean enough = new AtomicBoolean();
      Thread editor = new Thread(() -> edit(node, written, enough));
      editor.start();
      while (written.get() < SOME) {
        LockSupport.parkNanos(1_000_000);
      }

      before = written.get();
      assertThat(stoa("backup", "create", backup, "--data", data.toString()))
          .as(said.toString())
          .isZero();
      enough.set(true);
      editor.join();
      assertThat(ready(server)).isEqualTo(200);
    }

    assertThat(stoa("backup", "restore", backup, "--data", again)).as(said.toString()).isZero();

    try (StoaNode node = serving(Path.of(again));
        WebServer server = WebServer.start(node, WebSettings.local(0))) {
      assertThat(ready(server)).isEqualTo(200);
      assertThat(node.products().count()).isBetween((long) before, (long) written.get());
      assertThat(node.products().product(new Identifier("sku-" + (before - 1)))).isPresent();
      node.indexer().catchUp();
      assertThat(node.search().search("", null, 1).total()).isEqualTo(node.products().count());
    }
  }

  private static StoaNode serving(Path data) {
    StoaNode node = StoaNode.open(NodeSettings.embedded(data));
    node.catalogs()
        .save(EntityType.ATTRIBUTES, List.of(Attribute.of("sku", AttributeType.IDENTIFIER)));
    node.startBackground();
    return node;
  }

  private static void edit(StoaNode node, AtomicInteger written, AtomicBoolean enough) {
    while (!enough.get()) {
      Identifier next = new Identifier("sku-" + written.get());
      node.products().apply(List.of(ProductEdit.of(next, Map.of())));
      written.incrementAndGet();
    }
  }

  private static int ready(WebServer server) throws IOException, InterruptedException {
    URI address = server.address().resolve("readyz");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private int stoa(String... arguments) {
    PrintWriter out = new PrintWriter(said, true);
    return Stoa.run(out, out, arguments);
  }
}
