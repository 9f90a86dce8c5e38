package io.stoa.user;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user may do; each role may do what those before it may. */
public enum Role {
  /** Reads. */
  VIEWER,
  /** Also changes products, imports, exports and starts feeds. */
  EDITOR,
  /** Also changes the structure, feeds and users. */
  ADMIN;

  public boolean covers(Role other) {
    return compareTo(other) >= 0;
  }

  /** By name, in any case. */
  public static Optional<Role> parse(String text) {
    String wanted = text.toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(r -> r.name().equals(wanted)).findFirst();
  }
}
