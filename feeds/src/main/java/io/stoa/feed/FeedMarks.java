package io.stoa.feed;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.delta.Canonical;
import io.stoa.format.Layout;
import io.stoa.mapping.FieldMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What all items of a feed are made with, as short marks by name: where one has changed, everything
 * has to be compared.
 */
final class FeedMarks {
  static final String MAPPING = "mapping";
  static final String RULES = "rules";
  static final String VIEW = "view";
  static final String SELECTION = "selection";
  static final String FRAME = "frame";
  static final String DESTINATION = "destination";

  private static final Pattern NOW = Pattern.compile("\\bnow\\s*\\(");
  private static final Pattern TODAY = Pattern.compile("\\btoday\\s*\\(");

  private FeedMarks() {}

  static Map<String, String> of(CompiledFeed compiled, ConnectorDescription connector) {
    Feed feed = compiled.feed();
    Layout layout = compiled.layout();
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put(MAPPING, Canonical.mark(expressions(compiled)));
    marks.put(RULES, Canonical.mark(compiled.set()));
    marks.put(VIEW, Canonical.mark(feed.view()));
    marks.put(SELECTION, Canonical.mark(feed.selection()));
    marks.put(
        FRAME,
        Canonical.mark(
            feed.format(),
            feed.fileName(),
            layout.title(),
            layout.link(),
            layout.locale(),
            layout.parameters(),
            layout.columns()));
    marks.put(DESTINATION, Canonical.mark(feed.destination().connector(), open(feed, connector)));
    return marks;
  }

  private static List<String> expressions(CompiledFeed compiled) {
    List<String> all = new ArrayList<>();
    for (FieldMapping field : compiled.mapping().fields()) {
      all.add(field.field().name());
      sources(field).forEach(all::add);
    }
    return all;
  }

  private static Stream<String> sources(FieldMapping field) {
    return Stream.concat(Stream.ofNullable(field.expression()), field.selectors().values().stream())
        .map(expression -> expression.source());
  }

  /** A new password makes no new destination. */
  private static Map<String, String> open(Feed feed, ConnectorDescription connector) {
    Map<String, String> open = new TreeMap<>(feed.destination().settings());
    connector.settings().stream()
        .filter(setting -> setting.kind() == Kind.SECRET || setting.kind().secret())
        .forEach(setting -> open.remove(setting.name()));
    return open;
  }

  /** Whether items say something else in each run. */
  static boolean dependsOnTheRun(CompiledFeed compiled) {
    return mentions(compiled, NOW);
  }

  /** Whether items say something else each day. */
  static boolean dependsOnTheDay(CompiledFeed compiled) {
    return mentions(compiled, TODAY);
  }

  private static boolean mentions(CompiledFeed compiled, Pattern function) {
    return compiled.mapping().fields().stream()
        .flatMap(FeedMarks::sources)
        .anyMatch(source -> function.matcher(source).find());
  }
}
