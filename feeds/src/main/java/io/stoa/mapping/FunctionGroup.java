package io.stoa.mapping;

import dev.cel.common.types.CelType;
import io.stoa.mapping.MappingFunction.Body;
import io.stoa.mapping.MappingFunction.Group;
import io.stoa.mapping.MappingFunction.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Collects functions of one group. */
final class FunctionGroup {
  private final Group group;
  private final List<MappingFunction> functions = new ArrayList<>();

  private FunctionGroup(Group group) {
    this.group = group;
  }

  static FunctionGroup of(Group group) {
    return new FunctionGroup(group);
  }

  FunctionGroup add(
      String name, CelType result, String help, String example, Body body, Parameter... takes) {
    functions.add(
        new MappingFunction(group, name, result, List.of(takes), false, help, example, body));
    return this;
  }

  /** A function of any number of arguments, which arrive as one list. */
  FunctionGroup variadic(
      String name, CelType result, String help, String example, Parameter each, Body body) {
    functions.add(
        new MappingFunction(group, name, result, List.of(each), true, help, example, body));
    return this;
  }

  List<MappingFunction> all() {
    return List.copyOf(functions);
  }
}
