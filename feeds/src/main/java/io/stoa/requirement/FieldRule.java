package io.stoa.requirement;

import java.math.BigDecimal;
import java.util.List;
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
 * @param unique no two items of one feed may share the value
 * @param requiredWhen when true the field is mandatory: CEL over the values of the item, see {@link
 *     Condition}
 * @param requiredBecause the condition in words, for messages
 * @param whenBroken what becomes of the item when the value breaks a rule
 * @param parent where parents of variants are items of their own: whether they have this field
 * @param selectors names of the requirement set's selectors that stand beside the value
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
    boolean unique,
    @Nullable String requiredWhen,
    @Nullable String requiredBecause,
    WhenBroken whenBroken,
    InParent parent,
    List<String> selectors,
    @Nullable String map,
    Source source) {
  public FieldRule {
    level = level == null ? Level.OPTIONAL : level;
    type = type == null ? FieldType.TEXT : type;
    values = values == null ? List.of() : List.copyOf(values);
    whenBroken = whenBroken == null ? WhenBroken.SKIP : whenBroken;
    parent = parent == null ? InParent.ALSO : parent;
    selectors = selectors == null ? List.of() : List.copyOf(selectors);
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
   */
  public record Items(
      @Nullable Integer min, @Nullable Integer max, boolean distinct, @Nullable String separator) {}

  /** What becomes of an item with a value that breaks a rule. */
  public enum WhenBroken {
    /** It is left out of the feed. */
    SKIP,
    /** It goes out without the value, with a warning. */
    OMIT,
    /** It goes out as it is, with a warning. */
    WARN
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
