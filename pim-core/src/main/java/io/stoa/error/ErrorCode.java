package io.stoa.error;

/** A stable, documented name of an error. Each module implements it with one enum. */
public interface ErrorCode {
  /** The stable name, such as {@code VERSION_CONFLICT}; part of the API. */
  String name();

  /** Who has to act. */
  ErrorFamily family();
}
