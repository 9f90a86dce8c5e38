package io.stoa.template;

import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.template.Template.Part;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A template that was found right, ready to be written. Thread-safe. */
public final class CompiledTemplate {
  private final Template.Language language;
  private final Map<Part, List<Node>> parts;
  private final List<Node.Section> listed;

  private CompiledTemplate(Template template, TemplateCheck.Outcome outcome) {
    this.language = template.language();
    this.parts = outcome.parts();
    this.listed = outcome.listed();
  }

  /**
   * Everything that is wrong with the template.
   *
   * @param names of an item's values
   * @param around names of what head and foot can say
   */
  public static List<TemplateProblem> problems(
      Template template, Set<String> names, Set<String> around) {
    return TemplateCheck.check(template, names, around).problems();
  }

  /**
   * @throws StoaException with {@code INVALID} and every problem, fields are called {@code
   *     custom.template.<part>}
   */
  public static CompiledTemplate of(Template template, Set<String> names, Set<String> around) {
    TemplateCheck.Outcome outcome = TemplateCheck.check(template, names, around);
    if (!outcome.problems().isEmpty()) {
      throw StoaException.invalid(
          outcome.problems().stream().map(CompiledTemplate::violation).toList());
    }
    return new CompiledTemplate(template, outcome);
  }

  /** The problem as a violation of the feed document. */
  public static Violation violation(TemplateProblem problem) {
    return Violation.of("custom.template." + problem.part().key(), "template", problem.spoken());
  }

  /**
   * The part with the values in place.
   *
   * @param values texts, numbers, booleans, lists and maps by name
   */
  public String write(Part part, Map<String, ?> values) {
    StringBuilder out = new StringBuilder(1024);
    write(parts.getOrDefault(part, List.of()), Scope.of(values), out);
    return out.toString();
  }

  private void write(List<Node> nodes, Scope scope, StringBuilder out) {
    for (Node node : nodes) {
      if (node instanceof Node.Literal literal) {
        out.append(literal.text());
      } else if (node instanceof Node.Value value) {
        out.append(WrittenValue.of(language, scope.value(value.name()), value.quoted()));
      } else if (node instanceof Node.Section section) {
        section(section, scope, out);
      }
    }
  }

  private void section(Node.Section section, Scope scope, StringBuilder out) {
    Object value = scope.value(section.name());
    if (section.absent()) {
      if (isNothing(value)) {
        write(section.body(), scope, out);
      }
    } else if (!isNothing(value) && value != null) {
      List<?> entries = value instanceof Collection<?> many ? List.copyOf(many) : List.of(value);
      boolean commas = listed.contains(section);
      for (int i = 0; i < entries.size(); i++) {
        if (commas && i > 0) {
          out.append(',');
        }
        write(section.body(), scope.inside(entries.get(i), i + 1, i == entries.size() - 1), out);
      }
    }
  }

  private static boolean isNothing(@Nullable Object value) {
    return value == null
        || Boolean.FALSE.equals(value)
        || (value instanceof String text && text.isBlank())
        || (value instanceof Collection<?> many && many.isEmpty());
  }
}
