package io.stoa.mapping;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One function that expressions can call. It takes null for any argument and answers null where
 * there is nothing; it never throws for what a product holds.
 *
 * @param variadic takes any number of arguments; they arrive as one list
 * @param help what it gives, one sentence
 */
public record MappingFunction(
    String name,
    CelType result,
    List<CelType> parameters,
    boolean variadic,
    String help,
    Body body) {
  static final CelType TEXT = NullableType.create(SimpleType.STRING);
  static final CelType INT = NullableType.create(SimpleType.INT);
  static final CelType ANY = SimpleType.DYN;
  static final CelType TEXTS = ListType.create(SimpleType.STRING);
  static final CelType LIST = ListType.create(SimpleType.DYN);
  static final CelType MAP = MapType.create(SimpleType.DYN, SimpleType.DYN);
  static final OpaqueType MONEY = OpaqueType.create("money");

  /** What it does. */
  @FunctionalInterface
  public interface Body {
    /** Arguments in order, null for missing values. */
    @Nullable Object apply(Lens lens, Subject subject, @Nullable Object[] arguments);
  }

  static MappingFunction function(
      String name, CelType result, String help, Body body, CelType... parameters) {
    return new MappingFunction(name, result, List.of(parameters), false, help, body);
  }

  static MappingFunction variadic(String name, CelType result, String help, Body body) {
    return new MappingFunction(name, result, List.of(LIST), true, help, body);
  }

  /** Name under which the expanded call is declared; cannot be written in an expression. */
  String internalName() {
    return name + ExpressionCompiler.SUFFIX;
  }

  String overloadId() {
    return internalName() + parameters.size();
  }
}
