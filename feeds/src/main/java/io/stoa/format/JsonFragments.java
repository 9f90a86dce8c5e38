package io.stoa.format;

import io.stoa.requirement.Item;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Items as nested JSON, one on each line: as an array, or as lines alone. */
final class JsonFragments implements Fragments {
  private static final ObjectWriter WRITER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build().writer();
  private static final byte[] NOTHING = {};
  private static final byte[] FIRST = utf8("\n");
  private static final byte[] NEXT = utf8(",\n");
  private static final byte[] OPEN = utf8("[");
  private static final byte[] CLOSE = utf8("\n]\n");

  private final String variantsAt;
  private final boolean lines;

  /**
   * @param variantsAt path of the list of variants, such as {@code skus[]}
   */
  JsonFragments(String variantsAt, boolean lines) {
    this.variantsAt = variantsAt;
    this.lines = lines;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Compact, decimals in plain notation. */
  static byte[] json(Object value) {
    return WRITER.writeValueAsBytes(value);
  }

  @Override
  public byte[] head() {
    return lines ? NOTHING : OPEN;
  }

  @Override
  public byte[] before(int number) {
    return lines ? NOTHING : number == 1 ? FIRST : NEXT;
  }

  @Override
  public byte[] item(Item item) {
    Map<String, Object> tree = JsonTree.of(item, variantsAt);
    byte[] json = json(tree);
    if (!lines) {
      return json;
    }
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  @Override
  public byte[] foot() {
    return lines ? NOTHING : CLOSE;
  }
}
