package io.stoa.feed;

import io.stoa.catalog.Catalog;
import io.stoa.feed.CustomFormat.Column;
import io.stoa.feed.FeedPreview.PreviewProblem;
import io.stoa.format.TemplateFormat;
import io.stoa.mapping.ExpressionCompiler;
import io.stoa.mapping.ExpressionProblem;
import io.stoa.mapping.ExpressionProblem.Severity;
import io.stoa.mapping.MappingTables;
import io.stoa.template.CompiledTemplate;
import io.stoa.template.Template;
import io.stoa.template.TemplateProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a feed as somebody is writing it, and where. */
final class DraftProblems {
  /** Begins the names of a template's parts, such as {@code custom.template.item}. */
  private static final String TEMPLATE = "custom.template.";

  private DraftProblems() {}

  /** The expressions that the feed itself holds, by the field or column that they fill. */
  static Map<String, String> expressions(Feed feed) {
    Map<String, String> all = new LinkedHashMap<>();
    CustomFormat custom = feed.custom();
    if (custom != null) {
      custom.columns().stream()
          .filter(column -> column.name() != null && column.value() != null)
          .filter(column -> !column.value().isBlank())
          .forEach(column -> all.putIfAbsent(column.name(), column.value()));
    }
    all.putAll(feed.mapping());
    return all;
  }

  static List<PreviewProblem> of(
      Feed feed, ExpressionCompiler compiler, Catalog catalog, MappingTables.Known known) {
    List<PreviewProblem> problems = new ArrayList<>();
    expressions(feed)
        .forEach(
            (field, expression) ->
                compiler.problems(expression, catalog, known).stream()
                    .map(problem -> problem(field, problem))
                    .forEach(problems::add));
    problems.addAll(ofTemplate(feed.custom()));
    return problems;
  }

  private static List<PreviewProblem> ofTemplate(@Nullable CustomFormat custom) {
    Template template = custom == null ? null : custom.template();
    if (custom == null
        || template == null
        || template.language() == null
        || template.item() == null) {
      return List.of();
    }
    Set<String> names =
        custom.columns().stream()
            .map(Column::name)
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());
    return CompiledTemplate.problems(template, names, TemplateFormat.AROUND).stream()
        .map(DraftProblems::problem)
        .toList();
  }

  /** Whether the problem keeps the template from being written at all. */
  static boolean isOfTemplate(PreviewProblem problem) {
    return problem.field().startsWith(TEMPLATE);
  }

  private static PreviewProblem problem(String field, ExpressionProblem problem) {
    return new PreviewProblem(
        field, problem.severity(), problem.line(), problem.column(), problem.message());
  }

  private static PreviewProblem problem(TemplateProblem problem) {
    return new PreviewProblem(
        TEMPLATE + problem.part().key(),
        Severity.ERROR,
        problem.line(),
        problem.column(),
        problem.message());
  }
}
