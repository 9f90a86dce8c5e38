package io.stoa.cli;

/** What the process answers to the shell. */
final class ExitCode {
  /** Nothing failed. */
  static final int OK = 0;

  /** Something failed, or some rows or items did. */
  static final int FAILED = 1;

  /** The command line was wrong. */
  static final int USAGE = 2;

  private ExitCode() {}
}
