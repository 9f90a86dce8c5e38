package io.stoa.user;

import java.time.Instant;

/**
 * Someone who can sign in.
 *
 * @param name lower case
 * @param passwordHash with the name of its algorithm, such as {@code {bcrypt}$2a$…}
 */
public record User(String name, Role role, String passwordHash, Instant created) {
  /** Leaves the hash out, so that no log shows it. */
  @Override
  public String toString() {
    return "User[" + name + ", " + role + "]";
  }
}
