package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What docs/add-a-channel.md prints is what the build runs. */
class AddAChannelPageTest {
  private static final Path ROOT = Path.of(System.getProperty("stoa.root"));

  @Test
  void theDataFileOnThePageIsTheOneThatIsTested() throws IOException {
    assertThat(block("yaml"))
        .isEqualTo(
            Files.readString(
                ROOT.resolve("feeds/src/test/resources/requirements/corner-shop.yaml")));
  }

  @Test
  void theTestOnThePageIsTheOneThatRuns() throws IOException {
    assertThat(block("java"))
        .isEqualTo(
            Files.readString(
                ROOT.resolve("feeds/src/test/java/io/stoa/feed/CornerShopChannelTest.java")));
  }

  /** The page's one block in the language. */
  private static String block(String language) throws IOException {
    String page = Files.readString(ROOT.resolve("docs/add-a-channel.md"));
    String fence = "```" + language + "\n";
    int from = page.indexOf(fence);
    assertThat(from).as(language).isNotNegative();
    assertThat(page.indexOf(fence, from + 1)).isNegative();
    return page.substring(from + fence.length(), page.indexOf("```\n", from + fence.length()));
  }
}
