package io.stoa.launch;

import io.stoa.error.Violation;
import java.util.List;

/**
 * One check that a launch passes before it is saved. Who knows feeds plugs in whether the ones that
 * it names are there.
 */
@FunctionalInterface
public interface LaunchCheck {
  /** What is wrong with the launch; fields are paths within it, such as {@code timing.zone}. */
  List<Violation> check(Launch launch);
}
