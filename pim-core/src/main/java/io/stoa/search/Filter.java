package io.stoa.search;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.stoa.product.ValueKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to find. A tree of values; also stored as the selection of a feed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Filter.All.class, name = "all"),
  @JsonSubTypes.Type(value = Filter.And.class, name = "and"),
  @JsonSubTypes.Type(value = Filter.Or.class, name = "or"),
  @JsonSubTypes.Type(value = Filter.Not.class, name = "not"),
  @JsonSubTypes.Type(value = Filter.Text.class, name = "text"),
  @JsonSubTypes.Type(value = Filter.OfKind.class, name = "kind"),
  @JsonSubTypes.Type(value = Filter.InFamily.class, name = "family"),
  @JsonSubTypes.Type(value = Filter.InCategory.class, name = "category"),
  @JsonSubTypes.Type(value = Filter.InGroup.class, name = "group"),
  @JsonSubTypes.Type(value = Filter.HasParent.class, name = "parent"),
  @JsonSubTypes.Type(value = Filter.HasIdentifier.class, name = "identifier"),
  @JsonSubTypes.Type(value = Filter.Enabled.class, name = "enabled"),
  @JsonSubTypes.Type(value = Filter.Complete.class, name = "completeness"),
  @JsonSubTypes.Type(value = Filter.Changed.class, name = "updated"),
  @JsonSubTypes.Type(value = Filter.OnValue.class, name = "value")
})
public sealed interface Filter {
  Filter ALL = new All();

  /** Everything. */
  record All() implements Filter {}

  record And(List<Filter> filters) implements Filter {}

  record Or(List<Filter> filters) implements Filter {}

  record Not(Filter filter) implements Filter {}

  /** Every word begins a word of the identifier, of a label or of a text value. */
  record Text(String words) implements Filter {}

  record OfKind(SearchDocument.Kind kind) implements Filter {}

  record InFamily(Set<String> families) implements Filter {}

  /** In one of exactly these categories; callers add descendants from the catalogue. */
  record InCategory(Set<String> categories) implements Filter {}

  record InGroup(Set<String> groups) implements Filter {}

  /** Directly under one of these product models (keys). */
  record HasParent(Set<String> parents) implements Filter {}

  /** One of these identifiers or codes, in any case. */
  record HasIdentifier(Set<String> identifiers) implements Filter {}

  record Enabled(boolean enabled) implements Filter {}

  /**
   * Completeness in percent.
   *
   * @param comparison not {@code EMPTY} kinds or text kinds
   */
  record Complete(String channel, String locale, Operator comparison, int percent)
      implements Filter {}

  /** Last changed in the half-open interval; a null bound is open. */
  record Changed(@Nullable Instant from, @Nullable Instant until) implements Filter {}

  /**
   * By the value under one key. Operands are text: numbers in plain notation, dates ISO-8601,
   * {@code true}/{@code false}, option codes. Text and codes are compared ignoring case; of a multi
   * select it is enough that one option fits. A metric is compared in the unit {@code unit}, or as
   * its bare amount where that is null; a price in the currency that {@code unit} names, or where
   * that is null in any currency.
   *
   * @param operands none for EMPTY kinds, two for BETWEEN, any number for IN kinds, else one
   */
  record OnValue(ValueKey key, Operator operator, List<String> operands, @Nullable String unit)
      implements Filter {
    public OnValue {
      operands = operands == null ? List.of() : List.copyOf(operands);
    }
  }

  /**
   * How a value is compared. Ordered comparisons fit numbers, metrics, prices and dates; both
   * bounds of BETWEEN belong to it. All but EMPTY need a value: NOT_EQUALS, NOT_IN and NOT_CONTAINS
   * find what has another value, {@link Not} finds what has another one or none.
   */
  enum Operator {
    EQUALS,
    NOT_EQUALS,
    IN,
    NOT_IN,
    CONTAINS,
    NOT_CONTAINS,
    STARTS_WITH,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    BETWEEN,
    EMPTY,
    NOT_EMPTY
  }
}
