package io.stoa.mapping;

import static io.stoa.mapping.MappingFunction.ANY;
import static io.stoa.mapping.MappingFunction.INT;
import static io.stoa.mapping.MappingFunction.TEXT;

import io.stoa.mapping.MappingFunction.Group;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions about the launch that a product goes out for. */
final class LaunchFunctions {
  private LaunchFunctions() {}

  static List<MappingFunction> all() {
    return FunctionGroup.of(Group.LAUNCH)
        .add(
            "launchStart",
            TEXT,
            "Start of the launch's window that is open or comes next, such as"
                + " 2026-01-31T06:30:00Z; null for a product of no launch.",
            "launchOpen() == false ? launchStart() : null",
            (lens, s, a) -> s.launch() == null ? null : second(s.launch().window().start()))
        .add(
            "launchEnd",
            TEXT,
            "End of the launch's window that is open or comes next.",
            "launchEnd()",
            (lens, s, a) -> s.launch() == null ? null : second(s.launch().window().end()))
        .add(
            "launchOpen",
            ANY,
            "True while the launch is open, false when the item goes out ahead of it; null for a"
                + " product of no launch.",
            "launchOpen() == false ? \"preorder\" : \"in_stock\"",
            (lens, s, a) -> s.launch() == null ? null : s.launch().open())
        .add(
            "epochSeconds",
            INT,
            "A point in time as seconds since 1970, as some channels count.",
            "epochSeconds(launchStart())",
            (lens, s, a) -> epochSeconds(Plain.text(a[0])),
            MappingFunction.any("time"))
        .all();
  }

  private static String second(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static @Nullable Long epochSeconds(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toEpochSecond();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
