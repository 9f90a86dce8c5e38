package io.stoa.web.problem;

import io.stoa.error.StoaException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The last resort: what the servlet container refuses by itself becomes a problem, too. */
@Hidden
@RestController
class ErrorPage implements ErrorController {
  @RequestMapping("/error")
  ResponseEntity<Problem> error(HttpServletRequest request) {
    StoaException ours = ours(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
    if (ours != null) {
      return Problems.answer(Problem.of(ours));
    }
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus known = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    HttpStatus status = known == null ? HttpStatus.NOT_FOUND : known;
    Problem problem =
        status.is5xxServerError()
            ? Problem.internal()
            : Problem.of(status, status.name(), status.getReasonPhrase() + ".");
    return Problems.answer(problem);
  }

  /** What a filter ran into, such as a store that is gone while it looks up who signs in. */
  private static @Nullable StoaException ours(@Nullable Object thrown) {
    Object cause = thrown;
    while (cause instanceof Throwable failure) {
      if (failure instanceof StoaException known) {
        return known;
      }
      cause = failure.getCause();
    }
    return null;
  }
}
