package io.stoa.feed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that runs feeds.
 *
 * @param host name of its machine
 * @param started tells it from a later process with the same id
 */
record RunOwner(String host, long pid, Instant started) {
  static RunOwner self() {
    ProcessHandle self = ProcessHandle.current();
    return new RunOwner(hostName(), self.pid(), startOf(self));
  }

  /** Whether the process is there; empty when it is of another machine, where nobody can tell. */
  Optional<Boolean> isAlive() {
    if (!host.equals(hostName())) {
      return Optional.empty();
    }
    return Optional.of(
        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(RunOwner::startOf).stream()
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
