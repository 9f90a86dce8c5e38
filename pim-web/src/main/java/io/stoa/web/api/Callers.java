package io.stoa.web.api;

import io.stoa.product.Author;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** Who calls. */
final class Callers {
  private Callers() {}

  /** A browser has a session; a program says with each call who it is. */
  static Author author(HttpServletRequest request) {
    boolean program = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    Author.Way way = program ? Author.Way.API : Author.Way.PAGE;
    return new Author(request.getRemoteUser(), way, null);
  }
}
