package io.stoa.cli;

import io.stoa.feed.FeedPreview.PreviewField;
import io.stoa.feed.FeedPreview.PreviewItem;
import io.stoa.mapping.FieldTrace;
import io.stoa.mapping.SourceRead;
import io.stoa.mapping.TraceNote;
import io.stoa.mapping.TraceStep;
import io.stoa.requirement.Finding;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** A previewed item as lines of text. */
final class PreviewLines {
  private static final int LONGEST = 160;

  private final PrintWriter out;
  private final boolean traced;

  /**
   * @param traced whether to show how each field came to its value
   */
  PreviewLines(PrintWriter out, boolean traced) {
    this.out = out;
    this.traced = traced;
  }

  void print(PreviewItem item) {
    out.println(item.sku() + state(item));
    for (PreviewField field : item.fields()) {
      if (field.value() != null || (traced && !field.traces().isEmpty())) {
        out.printf("  %-32s %s%n", field.name(), shown(field.value()));
      }
      if (traced) {
        field.traces().forEach(trace -> print(field, trace));
      }
    }
    for (Finding finding : item.findings()) {
      String source = finding.source() == null ? "" : "  (" + finding.source() + ")";
      out.println("  " + finding.severity() + " " + finding.violation() + source);
    }
    out.println();
  }

  private static String state(PreviewItem item) {
    return (item.skipped() ? "   SKIPPED" : "")
        + (item.enabled() ? "" : "   DISABLED")
        + (item.selected() ? "" : "   NOT SELECTED");
  }

  private void print(PreviewField field, FieldTrace trace) {
    boolean several = field.traces().size() > 1;
    String by = field.own() ? "this feed's mapping" : "the channel's default";
    out.println("    by " + by + (several ? " on " + trace.sku() : ""));
    trace.sources().forEach(source -> out.println("    read  " + line(source)));
    for (TraceStep step : trace.steps()) {
      out.println("    step  " + cut(step.expression()) + " = " + shown(step.value()));
      step.notes().forEach(this::print);
    }
    trace.notes().forEach(this::print);
    if (trace.problem() != null) {
      out.println("    failed: " + trace.problem());
    }
  }

  private void print(TraceNote note) {
    out.println("          " + note.says());
  }

  private static String line(SourceRead source) {
    String locale = source.locale() == null ? "" : " " + source.locale();
    String channel = source.channel() == null ? "" : " " + source.channel();
    return source.name() + locale + channel + ": " + shown(source.value());
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "nothing" : cut(value.toString());
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\R", " ⏎ ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
