package io.stoa.requirement;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a channel says of one field.
 *
 * @param name as the channel writes it; a path such as {@code head_imgs[]} or {@code
 *     skus[].sale_price} in nested formats
 * @param of type of the entries of a LIST, else null
 * @param length bounds of a text or of each entry of a list
 * @param values what an ENUM may be
 * @param pattern regular expression that the whole text matches
 * @param patternSays the pattern in words, for messages
 * @param range bounds of a number
 * @param items bounds of a LIST
 * @param freeOf what a text, or each entry of a list, must not hold
 * @param parts a structured value's parts by name, in the order in which tables write them with
 *     colons between; to each the pattern that it matches, an absent part as an empty text
 * @param at where an XML document has the value: a path of elements from the item's own, such as
 *     {@code pictures/picture}; {@code @id} for an attribute; null for an element of the field's
 *     name
 * @param unique no two items of one feed may share the value
 * @param requiredWhen when true the field is mandatory: CEL over the values of the item, see {@link
 *     Condition}
 * @param requiredBecause the condition in words, for messages
 * @param whenBroken what becomes of the item when the value breaks a rule
 * @param parent where parents of variants are items of their own: whether they have this field
 * @param selectors names of the requirement set's selectors that stand beside the value
 * @param schedules what the channel itself does by this field when its time has come; null for
 *     nothing
 * @param tells what the field says of the offer, so that channels can be compared; null for nothing
 * @param map CEL that fills the field unless a feed maps it differently; null for no default
 * @param source where the channel says so
 */
public record FieldRule(
    String name,
    Level level,
    FieldType type,
    @Nullable FieldType of,
    @Nullable Length length,
    List<String> values,
    @Nullable String pattern,
    @Nullable String patternSays,
    @Nullable Range range,
    @Nullable Items items,
    List<Unwanted> freeOf,
    Map<String, String> parts,
    @Nullable String at,
    boolean unique,
    @Nullable String requiredWhen,
    @Nullable String requiredBecause,
    WhenBroken whenBroken,
    InParent parent,
    List<String> selectors,
    @Nullable Schedules schedules,
    @Nullable Tells tells,
    @Nullable String map,
    Source source) {
  public FieldRule {
    level = level == null ? Level.OPTIONAL : level;
    type = type == null ? FieldType.TEXT : type;
    values = values == null ? List.of() : List.copyOf(values);
    freeOf = freeOf == null ? List.of() : List.copyOf(freeOf);
    parts = parts == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    whenBroken = whenBroken == null ? WhenBroken.SKIP : whenBroken;
    parent = parent == null ? InParent.ALSO : parent;
    selectors = selectors == null ? List.of() : List.copyOf(selectors);
  }

  /** A field that neither schedules anything nor tells of the offer. */
  public FieldRule(
      String name,
      Level level,
      FieldType type,
      @Nullable FieldType of,
      @Nullable Length length,
      List<String> values,
      @Nullable String pattern,
      @Nullable String patternSays,
      @Nullable Range range,
      @Nullable Items items,
      List<Unwanted> freeOf,
      Map<String, String> parts,
      @Nullable String at,
      boolean unique,
      @Nullable String requiredWhen,
      @Nullable String requiredBecause,
      WhenBroken whenBroken,
      InParent parent,
      List<String> selectors,
      @Nullable String map,
      Source source) {
    this(
        name,
        level,
        type,
        of,
        length,
        values,
        pattern,
        patternSays,
        range,
        items,
        freeOf,
        parts,
        at,
        unique,
        requiredWhen,
        requiredBecause,
        whenBroken,
        parent,
        selectors,
        null,
        null,
        map,
        source);
  }

  /** A field of any value that is passed on as it is. */
  public static FieldRule passedOn(String name, Level level, String map, Source source) {
    return new FieldRule(
        name,
        level,
        FieldType.JSON,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        List.of(),
        Map.of(),
        null,
        false,
        null,
        null,
        WhenBroken.SKIP,
        InParent.ALSO,
        List.of(),
        map,
        source);
  }

  /** The same filled by the expression. */
  public FieldRule withMap(String expression) {
    return new FieldRule(
        name,
        level,
        type,
        of,
        length,
        values,
        pattern,
        patternSays,
        range,
        items,
        freeOf,
        parts,
        at,
        unique,
        requiredWhen,
        requiredBecause,
        whenBroken,
        parent,
        selectors,
        schedules,
        tells,
        expression,
        source);
  }

  /** What is between a list's entries where a format has one column for it. */
  public String separator() {
    return items == null || items.separator() == null ? "," : items.separator();
  }

  /** Bounds of a text's length, each null for none. */
  public record Length(@Nullable Integer min, @Nullable Integer max, LengthUnit unit) {
    public Length {
      unit = unit == null ? LengthUnit.CHARACTERS : unit;
    }
  }

  /** Bounds of a number, both inclusive, each null for none. */
  public record Range(@Nullable BigDecimal min, @Nullable BigDecimal max) {}

  /**
   * @param distinct no entry twice
   * @param separator between entries where a format has one column; a comma when null
   * @param joined most characters of all entries with separators between; null for any number
   */
  public record Items(
      @Nullable Integer min,
      @Nullable Integer max,
      boolean distinct,
      @Nullable String separator,
      @Nullable Integer joined) {}

  /** What becomes of an item with a value that breaks a rule. */
  public enum WhenBroken {
    /** It is left out of the feed. */
    SKIP,
    /** It goes out without the value, with a warning. */
    OMIT,
    /** It goes out as it is, with a warning. */
    WARN
  }

  /** What a channel does by itself at the time that a field names. */
  public enum Schedules {
    /** Buyers cannot have the item before: it may be sent ahead of its launch. */
    START
  }

  /** What a field says of the offer. */
  public enum Tells {
    /** What buyers pay when no sale is on: an amount, with its currency or in the feed's. */
    PRICE,
    /** As PRICE, in cent, fen and the like. */
    PRICE_IN_MINOR_UNITS,
    /** As PRICE, in euros whatever the feed's currency is. */
    PRICE_IN_EUROS,
    /** Of the prices; the feed's where no field tells it. */
    CURRENCY,
    /** What buyers pay in a sale. */
    SALE_PRICE,
    /** When the sale price counts: two instants with a slash between. */
    SALE_PERIOD,
    /** Whether it can be bought, in the channel's words. */
    AVAILABILITY,
    /** How many pieces there are; of a list all together. */
    QUANTITY
  }

  /** Whether the parent of variants has the field. */
  public enum InParent {
    NOT,
    ALSO,
    ONLY
  }

  /**
   * @param url of the channel's own words, or of the closest public record of them
   * @param says what stands there, in short
   */
  public record Source(String url, String says) {}
}
