package io.stoa.claim;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A process that holds claims.
 *
 * @param host name of its machine or container, for people
 * @param started tells it from a later process with the same id
 * @param place where process ids mean the same; null where that cannot be told
 */
public record ClaimOwner(String host, long pid, Instant started, @Nullable String place) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path PROCESSES = Path.of("/proc/self/ns/pid");

  /** Whoever comes may take what it holds. */
  static final ClaimOwner NOBODY = new ClaimOwner("nowhere", 0, Instant.EPOCH, null);

  public static ClaimOwner self() {
    ProcessHandle self = ProcessHandle.current();
    return new ClaimOwner(hostName(), self.pid(), startOf(self), here());
  }

  /** Whether it is known that the process is gone; false as well where nobody can tell. */
  boolean isGone() {
    if (equals(NOBODY)) {
      return true;
    }
    if (place == null || !place.equals(here())) {
      return false;
    }
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ClaimOwner::startOf).stream()
        .noneMatch(started::equals);
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  /**
   * Containers of one machine may share its name and yet not see each other's processes, so on
   * Linux it is the boot and the process namespace that count.
   */
  private static @Nullable String here() {
    if (!Files.exists(PROCESSES)) {
      return Files.exists(BOOT.getRoot().resolve("proc")) ? null : hostName();
    }
    try {
      return Files.readString(BOOT).strip() + " " + Files.readSymbolicLink(PROCESSES);
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  @Override
  public String toString() {
    return "process " + pid + " on " + host;
  }
}
