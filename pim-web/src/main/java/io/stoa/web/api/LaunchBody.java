package io.stoa.web.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.launch.Launch;
import io.stoa.launch.Timing;
import io.stoa.search.Filter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A launch as it is sent to be stored. What an answer adds may be sent back and is left alone.
 *
 * @param enabled true when not given
 * @param ahead true when not given
 * @param version the one that was read, 0 for a new launch; not checked when not given
 */
@JsonIgnoreProperties({"plan"})
record LaunchBody(
    @Nullable String code,
    @Nullable String label,
    @Nullable Boolean enabled,
    @Nullable LaunchTiming timing,
    @Nullable Filter selection,
    @Nullable List<String> feeds,
    @Nullable List<String> channels,
    @Nullable Boolean ahead,
    @Nullable Integer limit,
    @Nullable Long version) {

  /**
   * The launch, to be stored under the code of the address.
   *
   * @throws StoaException {@code INVALID} naming everything that is missing or cannot be read
   */
  Launch toLaunch(String address) {
    List<Violation> violations = new ArrayList<>();
    if (code != null && !code.equals(address)) {
      violations.add(
          new Violation("code", "address", "The code is not the one of the address.", code));
    }
    if (selection == null) {
      violations.add(Violation.of("selection", "required", "Say which products are launched."));
    }
    Timing when = null;
    if (timing == null) {
      violations.add(Violation.of("timing", "required", "Say when the launch is open."));
    } else {
      when = timing.read(violations);
    }
    if (when == null || selection == null || !violations.isEmpty()) {
      throw StoaException.invalid(violations);
    }
    return new Launch(
        address,
        label == null || label.isBlank() ? address : label,
        enabled == null || enabled,
        when,
        selection,
        feeds == null ? List.of() : feeds,
        channels == null ? List.of() : channels,
        ahead == null || ahead,
        limit);
  }
}
