package io.stoa.launch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether an outlet shows a product at an instant, by its launches.
 *
 * @param launches codes of those that decide; none for a product of no launch
 * @param window the one that is open, or the next; null where none is to come
 * @param ahead whether the outlet may have the product before the window opens, if its channel
 *     itself waits for the start
 * @param limit most pieces to tell of, null for no bound
 * @param changes when the answer may be another though nobody changes anything; null for never
 */
public record Showing(
    State state,
    List<String> launches,
    @Nullable Window window,
    boolean ahead,
    @Nullable Integer limit,
    @Nullable Instant changes) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd 'at' HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Of a product of no launch. */
  public static final Showing FREE = new Showing(State.FREE, List.of(), null, false, null, null);

  public Showing {
    launches = List.copyOf(launches);
  }

  /** What the launches say. */
  public enum State {
    /** It is in no launch. */
    FREE,
    /** A window is open here. */
    OPEN,
    /** No window is open here; one will be. */
    UPCOMING,
    /** No window is open here, and none is to come. */
    OVER,
    /** Its launches name other outlets only. */
    ELSEWHERE
  }

  public boolean shown() {
    return state == State.FREE || state == State.OPEN;
  }

  /** Why it is not shown, in a sentence; empty when it is. */
  public String reason() {
    String named = String.join(", ", launches);
    return switch (state) {
      case FREE, OPEN -> "";
      case UPCOMING ->
          "Belongs to the launch %s, which opens %s."
              .formatted(named, window == null ? "later" : "on " + MOMENT.format(window.start()));
      case OVER -> "Belongs to the launch %s, which is over.".formatted(named);
      case ELSEWHERE -> "Belongs to the launch %s, which other feeds show.".formatted(named);
    };
  }
}
