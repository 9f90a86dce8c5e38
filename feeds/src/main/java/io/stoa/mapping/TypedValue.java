package io.stoa.mapping;

import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;

/** What {@code value("…")} gives where the attribute's type tells. */
enum TypedValue {
  TEXT(1, MappingFunction.TEXT),
  TEXTS(2, MappingFunction.TEXTS),
  FLAG(3, NullableType.create(SimpleType.BOOL)),
  MEASURE(4, OpaqueType.create("measure")),
  MONEY(5, MappingFunction.MONEY);

  private final int number;
  private final CelType type;

  TypedValue(int number, CelType type) {
    this.number = number;
    this.type = type;
  }

  CelType type() {
    return type;
  }

  /** The function that stands in for {@code value} while types are checked. */
  String internalName() {
    return "value" + ExpressionCompiler.SUFFIX + number;
  }
}
