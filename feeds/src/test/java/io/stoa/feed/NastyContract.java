package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.stoa.mapping.Shirt;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.RequirementSets;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends {@link NastyShirts}, and shirts that mappings spoil, to several channels: whatever is in a
 * file keeps the channel's rules by an independent reading, and whatever is not is in the report
 * with field, rule and reason.
 */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
abstract class NastyContract {
  private final Map<String, Shirt> shirts = NastyShirts.all();
  private Workshop shop;

  /**
   * One channel in one format.
   *
   * @param spoilt by field: CEL of values that the field must not have, each for a shirt of its own
   */
  record Nasty(
      String set,
      String format,
      Map<String, String> parameters,
      Map<String, List<String>> spoilt,
      Judge judge) {
    @Override
    public String toString() {
      return set + " as " + format;
    }
  }

  /** Reads a file on its own. */
  interface Judge {
    /** What is wrong with each item of the file, by SKU. */
    Map<String, List<String>> judge(String file) throws IOException;
  }

  abstract List<Nasty> channels();

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    shop = new Workshop(folder);
    shop.put(shirts.values().toArray(Shirt[]::new));
    int most = channels().stream().mapToInt(c -> spoiltValues(c).size()).max().orElse(0);
    for (int i = 0; i < most; i++) {
      String sku = "SPOILT" + i;
      shop.put(
          Shirt.of(sku)
              .text("ean", NastyShirts.gtin(1_000 + i))
              .localized("name", "en_US", "Shirt " + sku)
              .priced(
                  Shirt.price(null, "USD", "99"),
                  Shirt.price(null, "EUR", "99"),
                  Shirt.price(null, "CNY", "99")));
    }
  }

  @AfterAll
  void close() {
    shop.close();
  }

  private static List<Map.Entry<String, String>> spoiltValues(Nasty channel) {
    List<Map.Entry<String, String>> values = new ArrayList<>();
    new TreeMap<>(channel.spoilt())
        .forEach((field, bad) -> bad.forEach(value -> values.add(Map.entry(field, value))));
    return values;
  }

  @ParameterizedTest
  @MethodSource("channels")
  void whatIsInTheFileKeepsTheRulesAndWhatIsNotIsInTheReport(Nasty channel) throws IOException {
    Map<String, List<String>> judged = channel.judge().judge(deliver(channel, Map.of()));
    assertThat(judged).containsKey(NastyShirts.GOOD);
    assertThat(judged.entrySet())
        .allSatisfy(item -> assertThat(item.getValue()).as(item.getKey()).isEmpty());
    Map<String, List<Row>> reported = reported();
    for (String sku : shirts.keySet()) {
      if (!judged.containsKey(sku)) {
        assertThat(reported).as(sku + " is neither here nor there").containsKey(sku);
        assertThat(reported.getOrDefault(sku, List.of()))
            .as(sku)
            .anySatisfy(
                row -> {
                  assertThat(row.get("outcome")).isEqualTo("skipped");
                  assertThat(row.get("severity")).isEqualTo("error");
                  assertThat(row.get("field")).isNotBlank();
                  assertThat(row.get("rule")).startsWith(channel.set() + "/");
                  assertThat(row.get("message")).isNotBlank();
                });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("channels")
  void aValueThatBreaksARuleIsNamedInTheReportAndNotInTheFile(Nasty channel) throws IOException {
    RequirementSet set = RequirementSets.builtIn().find(channel.set()).orElseThrow();
    List<Map.Entry<String, String>> values = spoiltValues(channel);
    Map<String, StringBuilder> chains = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      chains
          .computeIfAbsent(values.get(i).getKey(), field -> new StringBuilder())
          .append("sku() == 'SPOILT%d' ? dyn(%s) : ".formatted(i, values.get(i).getValue()));
    }
    Map<String, String> mapping = new HashMap<>();
    chains.forEach(
        (field, chain) -> {
          String usual = set.field(field).orElseThrow().map();
          mapping.put(field, chain + "dyn(" + (usual == null ? "null" : usual) + ")");
        });
    Map<String, List<String>> judged = channel.judge().judge(deliver(channel, mapping));
    Map<String, List<Row>> reported = reported();
    for (int i = 0; i < values.size(); i++) {
      String sku = "SPOILT" + i;
      String what = values.get(i).getKey() + " = " + values.get(i).getValue();
      assertThat(reported.getOrDefault(sku, List.of()))
          .as(what)
          .anySatisfy(row -> assertThat(row.get("message")).isNotBlank());
      assertThat(judged.getOrDefault(sku, List.of())).as(what).isEmpty();
    }
  }

  private String deliver(Nasty channel, Map<String, String> mapping) throws IOException {
    boolean chinese = channel.set().equals("wechat-shop");
    String name = channel.set() + "." + channel.format();
    shop.save(
        Feed.named("test")
            .requirementSet(channel.set())
            .view(
                new Feed.View(
                    chinese ? "wechat" : "web",
                    chinese ? "zh_CN" : "en_US",
                    chinese ? "CNY" : "USD",
                    "https://shop.example",
                    channel.parameters()))
            .mapping(mapping)
            .format(channel.format())
            .fileName(name)
            .destination(new Feed.Destination("inbox", Map.of()))
            .mostLost(100)
            .build());
    shop.running.forget("test");
    run = shop.running.run("test", FeedRun.Trigger.PERSON, null, FeedRun.Mode.EVERYTHING);
    assertThat(run.errors()).isEmpty();
    byte[] file = Files.readAllBytes(shop.inbox.file(name));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError(channel + " is not UTF-8", e);
    }
  }

  private FeedRun run;

  /** Rows of the report by SKU. */
  private Map<String, List<Row>> reported() throws IOException {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    String report = run.report();
    if (report != null) {
      for (Row row : rows(shop.file(report), ';')) {
        rows.computeIfAbsent(row.get("sku"), sku -> new ArrayList<>()).add(row);
      }
    }
    return rows;
  }

  static List<Row> rows(String text, char separator) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (var reader = CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
      reader.forEach(row -> rows.add(new Row(row.getFieldsAsMap())));
    }
    return rows;
  }

  /** The parameters in pairs. */
  static Map<String, String> with(String... pairs) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      all.put(pairs[i], pairs[i + 1]);
    }
    return all;
  }

  /** Problems of one item, collected. */
  static final class Problems {
    private final List<String> found = new ArrayList<>();

    Problems wrongIf(boolean wrong, String what) {
      if (wrong) {
        found.add(what);
      }
      return this;
    }

    /** A text of at most so many UTF-16 units without tags, controls and blanks around. */
    Problems text(String name, String value, int most) {
      return wrongIf(value.length() > most, name + " is longer than " + most)
          .wrongIf(value.matches("(?s).*<[a-zA-Z/!][^>]*>.*"), name + " has tags")
          .wrongIf(!value.equals(value.strip()), name + " has blanks around")
          .wrongIf(
              value
                  .codePoints()
                  .anyMatch(
                      c ->
                          (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                              || (c & 0xFFFE) == 0xFFFE
                              || Character.getType(c) == Character.PRIVATE_USE),
              name + " has characters that nobody can show");
    }

    Problems address(String name, String value) {
      return wrongIf(
          !value.matches("https?://[!-~]+") || value.matches(".*[<>\"{}|\\\\^`].*"),
          name + " is no web address: " + value);
    }

    // Amount and currency with no more decimals than the currency has.
    Problems price(String name, String value) {
      return wrongIf(
          !value.matches(
              "\\d+(\\.\\d{1,2})? (USD|EUR|CNY)|\\d+(\\.0+)? JPY|\\d+(\\.\\d{1,3})? KWD"),
          name + " is no price: " + value);
    }

    Problems gtin(String name, String value) {
      boolean digits = value.matches("\\d{8}|\\d{12,14}");
      int sum = 0;
      for (int i = 0; digits && i < value.length(); i++) {
        sum += (value.charAt(value.length() - 1 - i) - '0') * (i % 2 == 0 ? 1 : 3);
      }
      return wrongIf(!digits || sum % 10 != 0, name + " is no GTIN: " + value);
    }

    Problems oneOf(String name, String value, Set<String> values) {
      return wrongIf(!values.contains(value), name + " is none of " + values + ": " + value);
    }

    List<String> found() {
      return found;
    }
  }
}
