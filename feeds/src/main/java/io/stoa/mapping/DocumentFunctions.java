package io.stoa.mapping;

import static io.stoa.mapping.MappingFunction.INT;
import static io.stoa.mapping.MappingFunction.LIST;
import static io.stoa.mapping.MappingFunction.MAP;
import static io.stoa.mapping.MappingFunction.TEXT;
import static io.stoa.mapping.MappingFunction.any;
import static io.stoa.mapping.MappingFunction.list;
import static io.stoa.mapping.MappingFunction.text;
import static io.stoa.mapping.MappingFunction.whole;

import io.stoa.digest.Sha256;
import io.stoa.mapping.MappingFunction.Group;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions for what documents say around and beside their items: trees, numbers, times. */
final class DocumentFunctions {
  /** 18 digits fit a signed number of 64 bits and what channels take for ids. */
  private static final BigInteger NUMBERS = BigInteger.TEN.pow(18);

  private static final Pattern SMALL_NUMBER = Pattern.compile("[1-9]\\d{0,17}");

  private DocumentFunctions() {}

  static List<MappingFunction> all() {
    List<MappingFunction> all = new ArrayList<>(documents());
    all.addAll(
        FunctionGroup.of(Group.VALUES)
            .add(
                "labelsByName",
                MAP,
                "For each of the attributes that has a value its label and a list of the values'"
                    + " labels.",
                "labelsByName([\"brand\", \"color\", \"material\"])",
                (lens, s, a) -> byName(lens, s, Plain.entries(a[0])),
                list("attributes"))
            .all());
    all.addAll(
        FunctionGroup.of(Group.PRODUCT)
            .add(
                "changed",
                TEXT,
                "When the product, or a product model above it, was last changed, such as"
                    + " 2026-01-31T06:30:00Z. Prices and stock do not count.",
                "formatTime(changed(), \"yyyy-MM-dd\", \"UTC\")",
                (lens, s, a) -> s.updated().truncatedTo(ChronoUnit.SECONDS).toString())
            .all());
    return all;
  }

  private static List<MappingFunction> documents() {
    return FunctionGroup.of(Group.FEED)
        .add(
            "categoryTree",
            LIST,
            "All categories below the root of the channel's tree, each as an object with code,"
                + " label and, unless it stands right below the root, parent.",
            "categoryTree().map(c, c.label)",
            (lens, s, a) -> lens.categoryPaths().tree())
        .add(
            "formatTime",
            TEXT,
            "A time in a zone in another form: yyyy MM dd HH mm ss, xxx for +03:00.",
            "formatTime(now(), \"yyyy-MM-dd HH:mm\", \"Europe/Athens\")",
            (lens, s, a) -> formatted(Plain.text(a[0]), Plain.text(a[1]), Plain.text(a[2])),
            any("time"),
            text("form"),
            text("zone"))
        .add(
            "stableNumber",
            INT,
            "Always the same whole number of at most 18 digits for the same text, for channels"
                + " whose ids are numbers; a text that is such a number stays that number.",
            "stableNumber(\"women_shirts\")",
            (lens, s, a) -> number(Plain.text(a[0])),
            any("text"))
        .add(
            "padStart",
            TEXT,
            "The text with a piece before it as often as it takes to have so many characters.",
            "padStart(value(\"ean\"), 14, \"0\")",
            (lens, s, a) -> padded(Plain.text(a[0]), Plain.number(a[1]), Plain.text(a[2])),
            any("text"),
            whole("characters"),
            text("piece"))
        .all();
  }

  private static @Nullable Map<String, Object> byName(
      Lens lens, Subject subject, List<?> attributes) {
    Map<String, Object> byName = new LinkedHashMap<>();
    for (Object attribute : attributes) {
      String code = String.valueOf(attribute);
      List<String> labels = ValueFunctions.labels(lens, subject, code);
      if (!labels.isEmpty()) {
        byName.put(ValueFunctions.attributeLabel(lens, code), labels);
      }
    }
    return byName.isEmpty() ? null : byName;
  }

  private static @Nullable String formatted(
      @Nullable String time, @Nullable String form, @Nullable String zone) {
    try {
      return time == null || form == null || zone == null
          ? null
          : DateTimeFormatter.ofPattern(form, Locale.ROOT)
              .format(OffsetDateTime.parse(time).atZoneSameInstant(ZoneId.of(zone)));
    } catch (DateTimeException | IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Long number(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (SMALL_NUMBER.matcher(text).matches()) {
      return Long.valueOf(text);
    }
    BigInteger hash = new BigInteger(1, Sha256.of(text));
    return 1 + hash.mod(NUMBERS.subtract(BigInteger.ONE)).longValueExact();
  }

  private static @Nullable String padded(
      @Nullable String text, @Nullable BigDecimal characters, @Nullable String piece) {
    if (text == null || characters == null || piece == null || piece.isEmpty()) {
      return text;
    }
    int missing = Math.min(characters.intValue(), 1_000) - text.length();
    return missing <= 0 ? text : piece.repeat(missing).substring(0, missing) + text;
  }
}
