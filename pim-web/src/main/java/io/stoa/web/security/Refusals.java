package io.stoa.web.security;

import io.stoa.web.problem.Problem;
import io.stoa.web.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Answers 401, 403 and 429. Never asks for HTTP Basic: a browser that was asked would send the
 * password along with requests of other sites.
 */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    if (why instanceof TooManyAttemptsException tooMany) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.seconds()));
      ProblemWriter.write(
          response,
          Problem.of(
              HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_ATTEMPTS", String.valueOf(why.getMessage())));
      return;
    }
    String detail =
        why instanceof BadCredentialsException
            ? "The name or the password is wrong."
            : "Sign in first.";
    ProblemWriter.write(response, Problem.of(HttpStatus.UNAUTHORIZED, "NOT_SIGNED_IN", detail));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    boolean csrf = why instanceof CsrfException;
    ProblemWriter.write(
        response,
        Problem.of(
            HttpStatus.FORBIDDEN,
            csrf ? "CSRF" : "FORBIDDEN",
            csrf
                ? "Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN."
                : "Your role does not allow this."));
  }
}
