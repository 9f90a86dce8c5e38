package io.stoa.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A failure that stops one operation; carries its code and every violation that was collected. */
public class StoaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final transient List<Violation> violations;

  public StoaException(ErrorCode code, String message) {
    this(code, message, List.of(), null);
  }

  public StoaException(ErrorCode code, String message, @Nullable Throwable cause) {
    this(code, message, List.of(), cause);
  }

  public StoaException(ErrorCode code, String message, List<Violation> violations) {
    this(code, message, violations, null);
  }

  private StoaException(
      ErrorCode code, String message, List<Violation> violations, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.violations = List.copyOf(violations);
  }

  /** An input that breaks rules; the message names the first, {@link #violations()} all. */
  public static StoaException invalid(List<Violation> violations) {
    return new StoaException(
        CoreError.INVALID,
        violations.isEmpty() ? "invalid input" : violations.get(0).toString(),
        violations);
  }

  public static StoaException notFound(String kind, String code) {
    return new StoaException(CoreError.NOT_FOUND, "There is no " + kind + " '" + code + "'.");
  }

  /** Whether the failure is one of ours, of that code; what caused it does not count. */
  public static boolean is(Throwable failure, ErrorCode code) {
    return failure instanceof StoaException known && known.code == code;
  }

  public ErrorCode code() {
    return code;
  }

  public List<Violation> violations() {
    return violations;
  }
}
