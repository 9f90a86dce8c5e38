package io.stoa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** The files in {@code deploy} are well-formed and name only what there is. */
class DeployFilesTest {
  private static final Path ROOT =
      Path.of(System.getProperty("stoa.root", ".")).toAbsolutePath().normalize();
  private static final Path DEPLOY = ROOT.resolve("deploy");
  private static final Pattern SETTING = Pattern.compile("STOA_[A-Z][A-Z_]*[A-Z]");
  private static final Pattern IMAGE = Pattern.compile("(?m)^\\s*(?:image:|FROM) +(\\S+)");

  @Test
  void settingsAreThoseThatTheCodeReads() throws IOException {
    Set<String> known = new TreeSet<>();
    for (String module : List.of("pim-core", "feeds", "connectors", "pim-web")) {
      for (Path source : files(ROOT.resolve(module).resolve("src/main/java"), ".java")) {
        known.addAll(settings(source));
      }
    }
    // The key of a cookie that the proxy sets.
    known.add("STOA_NODE");

    for (Path file : files(DEPLOY, "")) {
      assertThat(settings(file)).as(file.toString()).isSubsetOf(known);
    }
  }

  @Test
  void everySettingIsDocumented() throws IOException {
    String documented = Files.readString(ROOT.resolve("docs/operations.md"));
    for (Path file : files(DEPLOY, "")) {
      assertThat(settings(file))
          .as(file.toString())
          .allMatch(setting -> setting.equals("STOA_NODE") || documented.contains(setting));
    }
  }

  @Test
  void theComposeFileSharesBetweenNodesWhatTheyShare() throws IOException {
    JsonNode services = yaml("compose.yaml").path("services");
    JsonNode first = services.path("stoa1");
    JsonNode second = services.path("stoa2");

    assertThat(first.path("environment")).isEqualTo(second.path("environment"));
    assertThat(first.path("volumes").toString()).contains("shared:/shared");
    assertThat(second.path("volumes").toString()).contains("shared:/shared");
    assertThat(first.path("read_only").asBoolean()).isTrue();
    assertThat(services.propertyNames())
        .contains("proxy", "mongo1", "mongo2", "mongo3", "elasticsearch", "postgres");
  }

  @Test
  void theChartIsReadable() throws IOException {
    assertThat(yaml("helm/stoa/Chart.yaml").path("name").asString()).isEqualTo("stoa");
    assertThat(yaml("helm/stoa/values.yaml").propertyNames())
        .contains("cluster", "operators", "shutdown");
  }

  @Test
  void imagesHaveVersions() throws IOException {
    for (Path file : files(DEPLOY, "")) {
      Matcher image = IMAGE.matcher(Files.readString(file));
      while (image.find()) {
        String name = image.group(1);
        assertThat(name)
            .as(file.toString())
            .satisfiesAnyOf(
                own -> assertThat(own).isEqualTo("stoa"),
                chart -> assertThat(chart).contains("{{"),
                fixed -> assertThat(fixed).matches(".+:[0-9].*").doesNotContain("latest"));
      }
    }
  }

  private static JsonNode yaml(String file) throws IOException {
    Object read = new Yaml().load(Files.readString(DEPLOY.resolve(file)));
    return Json.MAPPER.valueToTree(read);
  }

  private static Set<String> settings(Path file) {
    try {
      return SETTING
          .matcher(Files.readString(file))
          .results()
          .map(found -> found.group())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }
}
