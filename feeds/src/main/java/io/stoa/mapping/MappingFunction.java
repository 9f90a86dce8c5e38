package io.stoa.mapping;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One function that expressions can call. It takes null for any argument and answers null where
 * there is nothing; it never throws for what a product holds.
 *
 * @param variadic takes any number of arguments; they arrive as one list
 * @param help what it gives, in sentences
 * @param example an expression that uses it
 */
public record MappingFunction(
    Group group,
    String name,
    CelType result,
    List<Parameter> parameters,
    boolean variadic,
    String help,
    String example,
    Body body) {
  static final CelType TEXT = NullableType.create(SimpleType.STRING);
  static final CelType INT = NullableType.create(SimpleType.INT);
  static final CelType ANY = SimpleType.DYN;
  static final CelType TEXTS = ListType.create(SimpleType.STRING);
  static final CelType LIST = ListType.create(SimpleType.DYN);
  static final CelType MAP = MapType.create(SimpleType.DYN, SimpleType.DYN);
  static final OpaqueType MONEY = OpaqueType.create("money");

  private static final Map<CelType, String> SPOKEN =
      Map.of(
          TEXT,
          "text",
          INT,
          "whole number",
          ANY,
          "anything",
          TEXTS,
          "list of texts",
          LIST,
          "list",
          MAP,
          "map",
          MONEY,
          "money",
          SimpleType.BOOL,
          "true or false");

  /** What it does. */
  @FunctionalInterface
  public interface Body {
    /** Arguments in order, null for missing values. */
    @Nullable Object apply(Lens lens, Subject subject, @Nullable Object[] arguments);
  }

  /** What a function is about; the order of the help. */
  public enum Group {
    VALUES,
    PRODUCT,
    PICTURES_AND_LINKS,
    PRICES,
    STOCK,
    LAUNCH,
    CHANNEL,
    FEED,
    TEXTS,
    NUMBERS,
    LISTS
  }

  /** One argument; its name tells what it means to the editor, such as {@code attribute}. */
  public record Parameter(String name, CelType type) {
    /** The type in a word, such as {@code text}. */
    public String spokenType() {
      return spoken(type);
    }
  }

  static Parameter text(String name) {
    return new Parameter(name, TEXT);
  }

  static Parameter any(String name) {
    return new Parameter(name, ANY);
  }

  static Parameter whole(String name) {
    return new Parameter(name, INT);
  }

  static Parameter list(String name) {
    return new Parameter(name, LIST);
  }

  static Parameter money(String name) {
    return new Parameter(name, MONEY);
  }

  /** {@code truncate(text, most)}. */
  public String signature() {
    return parameters.stream()
        .map(p -> variadic ? p.name() + ", …" : p.name())
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  /** The type of what it gives, in a word. */
  public String spokenResult() {
    return spoken(result);
  }

  private static String spoken(CelType type) {
    return SPOKEN.getOrDefault(type, type.name());
  }

  /** Name under which the expanded call is declared; cannot be written in an expression. */
  String internalName() {
    return name + ExpressionCompiler.SUFFIX;
  }

  String overloadId() {
    return internalName() + parameters.size();
  }

  /** Types of the arguments as they arrive. */
  List<CelType> types() {
    return variadic ? List.of(LIST) : parameters.stream().map(Parameter::type).toList();
  }
}
