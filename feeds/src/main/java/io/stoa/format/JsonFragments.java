package io.stoa.format;

import io.stoa.requirement.FileRules;
import io.stoa.requirement.Item;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Items as nested JSON: as an array with an item on each line, or as JSON Lines. Where the set
 * wants an object with a list around the items ({@link FileRules.Json}), the array stands in it; as
 * JSON Lines each line is such an object with as many items as it takes.
 */
final class JsonFragments implements Fragments {
  private static final ObjectWriter WRITER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build().writer();
  private static final byte[] NOTHING = {};
  private static final byte[] LINE = utf8("\n");
  private static final byte[] COMMA = utf8(",");
  private static final byte[] COMMA_LINE = utf8(",\n");

  private final String variantsAt;
  private final boolean lines;
  private final FileRules.Json rules;
  private final byte[] head;
  private final byte[] foot;
  private final byte[] between;

  /**
   * @param variantsAt path of the list of variants, such as {@code skus[]}
   */
  JsonFragments(String variantsAt, boolean lines, FileRules.Json rules) {
    this.variantsAt = variantsAt;
    this.lines = lines;
    this.rules = rules;
    String open = open(rules.list());
    String close = rules.list() == null ? "]" : "]}";
    boolean bare = lines && rules.list() == null;
    this.head = bare ? NOTHING : utf8(open);
    this.foot = bare ? NOTHING : utf8((lines ? "" : "\n") + close + "\n");
    this.between = utf8(close + "\n" + open);
  }

  private static String open(@Nullable String list) {
    return list == null ? "[" : "{" + new String(json(list), StandardCharsets.UTF_8) + ":[";
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
    return head;
  }

  @Override
  public byte[] before(int number) {
    if (!lines) {
      return number == 1 ? LINE : COMMA_LINE;
    }
    if (rules.list() == null || number == 1) {
      return NOTHING;
    }
    Integer most = rules.most();
    return most != null && number % most == 1 % most ? between : COMMA;
  }

  @Override
  public byte[] item(Item item) {
    byte[] json = json(tree(item));
    if (!lines || rules.list() != null) {
      return json;
    }
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  private Map<String, Object> tree(Item item) {
    String group = rules.group();
    boolean alone =
        group != null && !item.values().containsKey(group) && item.variants().size() == 1;
    if (!alone) {
      return JsonTree.of(item, variantsAt);
    }
    Map<String, Object> own = new LinkedHashMap<>(item.values());
    item.variants()
        .get(0)
        .values()
        .forEach((path, value) -> own.put(path.substring(variantsAt.length() + 1), value));
    return JsonTree.of(Item.of(item.sku(), own), variantsAt);
  }

  @Override
  public byte[] foot() {
    return foot;
  }

  @Override
  public int mostItems() {
    return lines || rules.most() == null ? Integer.MAX_VALUE : rules.most();
  }

  @Override
  public boolean movable() {
    return !lines || rules.list() == null || rules.most() == null;
  }
}
