package io.stoa.connector;

import io.stoa.error.ErrorCode;
import io.stoa.error.ErrorFamily;

/** Why a delivery failed. */
public enum ConnectorError implements ErrorCode {
  SETTINGS_INVALID(ErrorFamily.USER),
  DESTINATION_FORBIDDEN(ErrorFamily.USER),
  /** It is there, but does not prove to be the one that the feed names. */
  DESTINATION_NOT_TRUSTED(ErrorFamily.USER),
  DESTINATION_UNREACHABLE(ErrorFamily.EXTERNAL),
  AUTHENTICATION_FAILED(ErrorFamily.EXTERNAL),
  DESTINATION_REFUSED(ErrorFamily.EXTERNAL),
  /** The channel takes nothing more for a while. */
  QUOTA_USED_UP(ErrorFamily.EXTERNAL),
  /** The channel no longer knows what became of a batch. */
  REPORT_LOST(ErrorFamily.EXTERNAL),
  OUT_OF_SPACE(ErrorFamily.RESOURCES);

  private final ErrorFamily family;

  ConnectorError(ErrorFamily family) {
    this.family = family;
  }

  @Override
  public ErrorFamily family() {
    return family;
  }
}
