package io.stoa.feed;

import io.stoa.error.Violation;
import io.stoa.feed.CustomFormat.Column;
import io.stoa.format.TemplateFormat;
import io.stoa.template.CompiledTemplate;
import io.stoa.template.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a feed's own columns and template must be before it is saved. */
final class CustomCheck implements FeedCheck {
  private static final int MOST_COLUMNS = 500;
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\s][^\\p{Cntrl}]{0,99}");
  private static final Set<String> DELIMITERS = Set.of(",", ";", "|", "\t");

  @Override
  public List<Violation> check(Feed feed) {
    CustomFormat custom = feed.custom();
    boolean wanted = feed.requirementSet().equals(CustomSet.CODE);
    if (custom == null) {
      return wanted
          ? List.of(Violation.of("custom.columns", "required", "Say which columns the file has."))
          : List.of();
    }
    if (!wanted) {
      return List.of(
          Violation.of(
              "custom",
              "only_custom",
              "Only feeds of the requirement set custom have columns of their own."));
    }
    List<Violation> found = new ArrayList<>(columns(custom.columns()));
    String delimiter = custom.delimiter();
    if (delimiter != null && !DELIMITERS.contains(delimiter)) {
      found.add(
          new Violation(
              "custom.delimiter",
              "delimiter",
              "Is none of comma, semicolon, bar and tab.",
              delimiter));
    }
    found.addAll(template(feed.format(), custom));
    return found;
  }

  private static List<Violation> columns(List<Column> columns) {
    List<Violation> found = new ArrayList<>();
    if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
      found.add(
          Violation.of(
              "custom.columns", "columns", "There are 1 to " + MOST_COLUMNS + " columns."));
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      String at = "custom.columns[" + i + "].";
      if (column.name() == null || !NAME.matcher(column.name()).matches()) {
        String says = "A column's name has 1 to 100 characters and does not begin with a space.";
        found.add(new Violation(at + "name", "name", says, column.name()));
      } else if (!names.add(column.name())) {
        found.add(new Violation(at + "name", "unique", "Is another column's name.", column.name()));
      }
      if (column.value() == null || column.value().isBlank()) {
        found.add(Violation.of(at + "value", "required", "Say what fills the column."));
      }
    }
    return found;
  }

  private static List<Violation> template(String format, CustomFormat custom) {
    Template template = custom.template();
    Template.@Nullable Language wanted = language(format);
    if (template == null) {
      return wanted == null
          ? List.of()
          : List.of(
              Violation.of(
                  "custom.template.item",
                  "required",
                  "The format " + format + " needs a template."));
    }
    if (template.language() == null || template.item() == null) {
      return List.of(
          Violation.of("custom.template", "required", "A template has a language and an item."));
    }
    if (wanted != null && wanted != template.language()) {
      return List.of(
          Violation.of(
              "custom.template.language",
              "language",
              "The format " + format + " wants a template in " + wanted + "."));
    }
    Set<String> names =
        custom.columns().stream()
            .map(Column::name)
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());
    return CompiledTemplate.problems(template, names, TemplateFormat.AROUND).stream()
        .map(CompiledTemplate::violation)
        .toList();
  }

  private static Template.@Nullable Language language(String format) {
    for (Template.Language language : Template.Language.values()) {
      String code = TemplateFormat.code(language);
      if (format.equals(code) || format.startsWith(code + ".")) {
        return language;
      }
    }
    return null;
  }
}
