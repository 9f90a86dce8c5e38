package io.stoa.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/add-a-connector.md shows is the example's source. */
class AddAConnectorPageTest {
  private static final Path ROOT = Path.of(System.getProperty("stoa.root", ".."));
  private static final Pattern BLOCK =
      Pattern.compile("```java\\n// (\\S+)\\n(.*?)\\n```\\n", Pattern.DOTALL);

  @Test
  void everyBlockStandsInTheFileThatItNames() throws IOException {
    Matcher blocks = BLOCK.matcher(Files.readString(ROOT.resolve("docs/add-a-connector.md")));
    int found = 0;
    while (blocks.find()) {
      assertThat(Files.readString(ROOT.resolve(blocks.group(1))))
          .as("copy the block of the page from its source again")
          .contains(blocks.group(2));
      found++;
    }
    assertThat(found).isGreaterThan(5);
  }
}
