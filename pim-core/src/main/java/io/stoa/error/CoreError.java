package io.stoa.error;

/** The codes of the product repository. */
public enum CoreError implements ErrorCode {
  NOT_FOUND(ErrorFamily.USER),
  INVALID(ErrorFamily.USER),
  VERSION_CONFLICT(ErrorFamily.USER),
  DOCUMENT_TOO_LARGE(ErrorFamily.USER),
  UNREADABLE_FILE(ErrorFamily.USER),
  DATA_DIRECTORY_IN_USE(ErrorFamily.USER),
  STORE_TOO_NEW(ErrorFamily.USER),
  STORE_UNAVAILABLE(ErrorFamily.EXTERNAL),
  /** Out of reach; may pass. */
  INDEX_UNAVAILABLE(ErrorFamily.RESOURCES),
  /** Asked again, the search index would say the same. */
  INDEX_REFUSED(ErrorFamily.RESOURCES),
  SHUTTING_DOWN(ErrorFamily.RESOURCES),
  SECRET_UNREADABLE(ErrorFamily.RESOURCES),
  IO(ErrorFamily.RESOURCES),
  BUG(ErrorFamily.INTERNAL);

  private final ErrorFamily family;

  CoreError(ErrorFamily family) {
    this.family = family;
  }

  @Override
  public ErrorFamily family() {
    return family;
  }
}
