package io.stoa.feed;

import io.stoa.format.Fragments;
import io.stoa.ledger.LedgerHead;
import io.stoa.ledger.WholeFile;
import io.stoa.mapping.Expression;
import io.stoa.mapping.FieldMapping;
import io.stoa.requirement.FieldRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a run has to look at everything though it is known what has changed. */
final class WholeReasons {
  /** No product has the identifier of another one. */
  private static final Set<String> IDENTIFIERS = Set.of("sku()", "identifier()");

  /** What a changed item may add to a file, in bytes. */
  private static final long MOST_OF_ONE = 64 * 1024;

  private WholeReasons() {}

  /** What items say of the time. */
  static @Nullable String ofTime(CompiledFeed feed, @Nullable Instant comparedAt, Instant now) {
    if (FeedMarks.dependsOnTheRun(feed)) {
      return "The mapping calls now(), so that items differ in each run.";
    }
    boolean sameDay = comparedAt != null && day(comparedAt).equals(day(now));
    return !sameDay && FeedMarks.dependsOnTheDay(feed)
        ? "The mapping calls today(), and the day is another one."
        : null;
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /**
   * Whether the last file can be taken over.
   *
   * @param more so many items at most may be added
   */
  static @Nullable String ofFile(CompiledFeed feed, LedgerHead head, Path root, long more) {
    if (head.inFile() == 0) {
      return null;
    }
    Fragments fragments = feed.format().fragments(feed.layout()).orElse(null);
    if (fragments == null || !fragments.movable()) {
      return "The format does not let one item be exchanged.";
    }
    WholeFile file = head.file();
    boolean fits =
        head.inFile() + more <= fragments.mostItems()
            && head.bytes() + head.inFile() + (more + 1) * MOST_OF_ONE < fragments.mostBytes();
    if (file == null || !fits) {
      return "The channel takes it in several files.";
    }
    return file.seal() != null && isThere(root.resolve(file.path()), file.size())
        ? null
        : "Our copy of the last file is not there any more.";
  }

  private static boolean isThere(Path file, long size) {
    try {
      return Files.isReadable(file) && Files.size(file) == size;
    } catch (IOException e) {
      return false;
    }
  }

  /** Fields whose values must differ, and may not though products do. */
  static Set<String> uniqueFields(CompiledFeed feed) {
    return feed.mapping().fields().stream()
        .filter(field -> field.field().unique())
        .filter(field -> !isIdentifier(field))
        .map(FieldMapping::field)
        .map(FieldRule::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isIdentifier(FieldMapping field) {
    Expression expression = field.expression();
    return expression == null || IDENTIFIERS.contains(expression.source().strip());
  }
}
