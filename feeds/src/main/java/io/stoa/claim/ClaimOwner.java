package io.stoa.claim;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that holds claims.
 *
 * @param host name of its machine
 * @param started tells it from a later process with the same id
 */
public record ClaimOwner(String host, long pid, Instant started) {
  public static ClaimOwner self() {
    ProcessHandle self = ProcessHandle.current();
    return new ClaimOwner(hostName(), self.pid(), startOf(self));
  }

  /** Whether the process is there; empty when it is of another machine, where nobody can tell. */
  Optional<Boolean> isAlive() {
    if (!host.equals(hostName())) {
      return Optional.empty();
    }
    return Optional.of(
        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ClaimOwner::startOf).stream()
            .anyMatch(started::equals));
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
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
