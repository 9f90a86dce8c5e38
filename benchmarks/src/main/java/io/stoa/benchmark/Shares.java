package io.stoa.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Where a piece of work spends its time, by samples of the JDK's Flight Recorder: each counts for
 * the innermost of our methods on the stack, and that for the part that its package belongs to.
 */
final class Shares {
  private static final Duration PERIOD = Duration.ofMillis(10);
  private static final List<String> SAMPLES =
      List.of("jdk.ExecutionSample", "jdk.NativeMethodSample");
  private static final String OURS = "io.stoa.";
  private static final Map<String, String> PARTS =
      Map.ofEntries(
          Map.entry("store", "store"),
          Map.entry("product", "store"),
          Map.entry("offer", "store"),
          Map.entry("catalog", "store"),
          Map.entry("json", "store"),
          Map.entry("search", "search"),
          Map.entry("projection", "search"),
          Map.entry("mapping", "mapping"),
          Map.entry("requirement", "validation"),
          Map.entry("schema", "validation"),
          Map.entry("format", "rendering"),
          Map.entry("template", "rendering"),
          Map.entry("spreadsheet", "rendering"),
          Map.entry("ledger", "ledger"),
          Map.entry("delta", "ledger"),
          Map.entry("connectors", "delivery"));

  private final Map<String, Long> parts = new HashMap<>();
  private final Map<String, Long> methods = new HashMap<>();
  private long samples;

  private Shares() {}

  /** Does the work while samples are taken. */
  static Shares of(Callable<?> work) throws Exception {
    Path file = Files.createTempFile("stoa-benchmark", ".jfr");
    try (Recording recording = new Recording()) {
      SAMPLES.forEach(sample -> recording.enable(sample).withPeriod(PERIOD));
      recording.start();
      work.call();
      recording.stop();
      recording.dump(file);
      return read(file);
    } finally {
      Files.delete(file);
    }
  }

  private static Shares read(Path file) throws IOException {
    Shares shares = new Shares();
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        if (SAMPLES.contains(event.getEventType().getName()) && event.getStackTrace() != null) {
          shares.add(event.getStackTrace().getFrames());
        }
      }
    }
    return shares;
  }

  private void add(List<RecordedFrame> stack) {
    String method = innermost(stack);
    if (method != null) {
      samples++;
      methods.merge(method, 1L, Long::sum);
      String feature = method.substring(OURS.length(), method.indexOf('.', OURS.length()));
      parts.merge(PARTS.getOrDefault(feature, "other"), 1L, Long::sum);
    }
  }

  private static @Nullable String innermost(List<RecordedFrame> stack) {
    for (RecordedFrame frame : stack) {
      String type = frame.getMethod().getType().getName();
      if (type.startsWith(OURS) && !type.startsWith(OURS + "benchmark.")) {
        return type + "." + frame.getMethod().getName();
      }
    }
    return null;
  }

  /** {@code mapping 31 %, validation 22 %, …}: the largest first. */
  String parts() {
    return inOrder(parts).limit(PARTS.size()).collect(Collectors.joining(", "));
  }

  /** The methods in which most samples were taken, what they call outside of Stoa included. */
  List<String> methods(int most) {
    return inOrder(methods).limit(most).toList();
  }

  private Stream<String> inOrder(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(
            entry ->
                String.format(
                    Locale.ROOT, "%s %.0f %%", entry.getKey(), 100.0 * entry.getValue() / samples));
  }
}
