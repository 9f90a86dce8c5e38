package io.stoa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path folder = Path.of("");

  @BeforeEach
  void work(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void wrongUsageAnswersTwo() {
    assertThat(stoa()).isEqualTo(2);
    assertThat(stoa("fly")).isEqualTo(2);
    assertThat(stoa("import")).isEqualTo(2);
    assertThat(stoa("import", folder.resolve("nothing.csv").toString())).isEqualTo(2);
    assertThat(stoa("export", "--entity", "ghosts", "--out", "x.csv")).isEqualTo(2);
    assertThat(stoa("feed", "preview", "x", "--limit", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: stoa import").doesNotContain("\tat ");
  }

  @Test
  void helpAnswersZeroAndNamesEveryCommand() {
    assertThat(stoa("--help")).isZero();
    assertThat(out.toString())
        .contains("demo", "serve", "import", "export", "feed", "search", "user", "Exit codes");
    assertThat(stoa("--version")).isZero();
  }

  @Test
  void whatGoesInWellComesOutAgain() throws IOException {
    Path shop = shop();

    assertThat(stoa("import", shop.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("products.csv: 2 created");

    assertThat(stoa("search", "clog")).isZero();
    assertThat(out.toString()).contains("clog-1");
    assertThat(err.toString()).contains("1 found");

    Path csv = folder.resolve("out.csv");
    assertThat(stoa("export", "--entity", "products", "--format", "csv", "--out", csv.toString()))
        .as(err.toString())
        .isZero();
    assertThat(Files.readString(csv)).contains("clog-1").contains("Wooden clog");

    Path xlsx = folder.resolve("out.xlsx");
    assertThat(stoa("export", "--entity", "products", "--out", xlsx.toString())).isZero();
    assertThat(stoa("import", xlsx.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("2 unchanged");
  }

  @Test
  void rowsThatFailAnswerOneAndTheirFileIsNamed() throws IOException {
    stoa("import", shop().toString());
    Path more = folder.resolve("products.csv");
    Files.writeString(more, "sku;family;name\nfine;shoe;Fine\nbad;no such family;Bad\n");

    assertThat(stoa("import", more.toString())).isEqualTo(1);

    Path errors =
        err.toString()
            .lines()
            .filter(line -> line.startsWith("errors-products.csv: "))
            .map(line -> Path.of(line.substring("errors-products.csv: ".length())))
            .findFirst()
            .orElseThrow();
    assertThat(Files.readString(errors)).contains("no such family").doesNotContain("Fine");
    assertThat(stoa("search", "id:fine")).isZero();
    assertThat(out.toString()).contains("fine");
  }

  @Test
  void anUnknownFeedIsWrongUsage() {
    assertThat(stoa("feed", "run", "nowhere")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no feed 'nowhere'.");
    assertThat(stoa("feed", "list")).isZero();
  }

  @Test
  void aQueryThatCannotBeReadSaysWhere() {
    assertThat(stoa("search", "(shirt")).isEqualTo(2);
    assertThat(err.toString()).contains("bracket");
  }

  @Test
  void usersGetGeneratedPasswords() {
    assertThat(stoa("user", "add", "ana", "--role", "editor")).as(err.toString()).isZero();
    assertThat(out.toString()).containsPattern("Password: \\w{20}");
    assertThat(stoa("user", "add", "ana", "--role", "viewer")).isEqualTo(1);
    assertThat(stoa("user", "list")).isZero();
    assertThat(out.toString()).contains("ana").contains("EDITOR");
    assertThat(stoa("user", "remove", "ana")).isEqualTo(1);
    assertThat(err.toString()).contains("last administrator");
    assertThat(stoa("user", "add", "ana", "--role", "emperor")).isEqualTo(2);
  }

  @Test
  void aServerIsCheckedBeforeItServes() throws IOException {
    assertThat(stoa("serve", "--check", "--port", "0")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("Stoa starts with these settings.");

    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String taken = String.valueOf(other.getLocalPort());
      assertThat(stoa("serve", "--check", "--port", taken)).isNotZero();
      assertThat(err.toString()).contains(taken);
    }
  }

  @Test
  void theDemoLoadsWithoutARejectedRowAndRunsItsFeeds() {
    assertThat(stoa("demo", "--no-serve")).as(err.toString()).isZero();

    assertThat(out.toString()).doesNotContain("rejected").contains("products.csv: 200 created");
    assertThat(folder.resolve("data/delivered/stores.csv")).isNotEmptyFile();
    // Only Instagram and WeChat may show the scarves, and they on the 17th alone.
    assertThat(out.toString().lines())
        .anyMatch(line -> line.startsWith("google-us ") && line.endsWith(", 3 withheld"));

    assertThat(stoa("feed", "preview", "google-us", "--sku", "no-such")).isEqualTo(2);
    assertThat(stoa("feed", "preview", "google-us", "--sku", "LL-MARLOW-WHI-XS"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("read  ", "step  ", "by the channel's default");
  }

  private Path shop() throws IOException {
    Path shop = Files.createDirectories(folder.resolve("shop"));
    write(shop, "locales.csv", "code\nen_US\n");
    write(shop, "currencies.csv", "code;activated\nEUR;1\n");
    write(shop, "categories.csv", "code;parent;label-en_US\nshop;;Shop\n");
    write(shop, "channels.csv", "code;label-en_US;tree;locales;currencies\nweb;W;shop;en_US;EUR\n");
    write(shop, "attribute_groups.csv", "code;sort_order\nall;1\n");
    write(
        shop,
        "attributes.csv",
        """
        code;type;group;unique;useable_as_grid_filter
        sku;pim_catalog_identifier;all;1;1
        name;pim_catalog_text;all;0;1
        """);
    write(shop, "families.csv", "code;attributes;attribute_as_label\nshoe;sku,name;name\n");
    write(
        shop,
        "products.csv",
        "sku;family;categories;name\nclog-1;shoe;shop;Wooden clog\nboot-1;shoe;shop;Boot\n");
    return shop;
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private int stoa(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    boolean works = words.length > 0 && !words[0].startsWith("-") && !words[0].equals("fly");
    if (works) {
      all.add("--data=" + folder.resolve("data"));
    }
    return Stoa.run(
        new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
  }
}
