package io.stoa.web.api;

import io.stoa.app.FeedDesk;
import io.stoa.mapping.ExpressionProblem;
import io.stoa.mapping.MappingFunction;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What somebody needs who writes a mapping. */
@Tag(name = "Feeds")
@RestController
@RequestMapping("/api/v1/expressions")
class ExpressionController {
  private final FeedDesk feeds;

  ExpressionController(FeedDesk feeds) {
    this.feeds = feeds;
  }

  /** The functions that an expression can call besides CEL's own. */
  @GetMapping("/functions")
  List<FunctionView> functions() {
    return feeds.functions().stream().map(FunctionView::of).toList();
  }

  /** What is wrong with an expression, and where. */
  @PostMapping("/check")
  List<ExpressionProblem> check(@RequestBody Written written) {
    return feeds.problems(written.expression(), written.feed());
  }

  /**
   * An expression as it was written.
   *
   * @param feed that it is for; its own value tables are known then
   */
  record Written(String expression, @Nullable String feed) {}

  /**
   * One function.
   *
   * @param group what it is about
   * @param signature such as {@code truncate(text, most)}
   * @param result the type of what it gives, in a word
   * @param variadic takes any number of arguments like the one it names
   * @param help what it gives
   * @param example an expression that uses it
   */
  record FunctionView(
      String name,
      MappingFunction.Group group,
      String signature,
      List<ParameterView> parameters,
      boolean variadic,
      String result,
      String help,
      String example) {
    static FunctionView of(MappingFunction function) {
      return new FunctionView(
          function.name(),
          function.group(),
          function.signature(),
          function.parameters().stream()
              .map(p -> new ParameterView(p.name(), p.spokenType()))
              .toList(),
          function.variadic(),
          function.spokenResult(),
          function.help(),
          function.example());
    }
  }

  /**
   * One argument.
   *
   * @param name also tells what it means: {@code attribute}, {@code locale}, {@code channel},
   *     {@code currency}, {@code unit}, {@code parameter}, {@code location}
   */
  record ParameterView(String name, String type) {}
}
