package io.stoa.web;

import io.stoa.error.ErrorCode;
import io.stoa.error.ErrorFamily;

/** The codes of the web server. */
public enum WebError implements ErrorCode {
  PORT_UNAVAILABLE(ErrorFamily.USER);

  private final ErrorFamily family;

  WebError(ErrorFamily family) {
    this.family = family;
  }

  @Override
  public ErrorFamily family() {
    return family;
  }
}
