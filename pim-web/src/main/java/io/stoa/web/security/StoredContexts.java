package io.stoa.web.security;

import io.stoa.user.SignIns;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.util.WebUtils;

/**
 * Knows people by a cookie, whichever node gave it: see {@link SignIns}. The user is looked up on
 * each request, so one who was removed or has a new password is signed out at once, and one with
 * another role has it.
 */
final class StoredContexts implements SecurityContextRepository {
  static final String COOKIE = "STOA_SESSION";

  private static final Duration GONE = Duration.ZERO;
  private static final Duration UNTIL_THE_BROWSER_CLOSES = Duration.ofSeconds(-1);

  private final SignIns signIns;

  StoredContexts(SignIns signIns) {
    this.signIns = signIns;
  }

  @Override
  @SuppressWarnings("deprecation") // It has to be there, and what replaces it asks it, but later.
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    token(holder.getRequest())
        .flatMap(signIns::find)
        .ifPresent(user -> context.setAuthentication(new SignedIn(user)));
    return context;
  }

  /** Signs in under a new token, or out where the context is empty. */
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    token(request).ifPresent(signIns::close);
    if (context.getAuthentication() instanceof SignedIn signedIn) {
      send(signIns.open(signedIn.user()), UNTIL_THE_BROWSER_CLOSES, request, response);
    } else {
      send("", GONE, request, response);
    }
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return token(request).isPresent();
  }

  private static Optional<String> token(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(Cookie::getValue);
  }

  private static void send(
      String token, Duration kept, HttpServletRequest request, HttpServletResponse response) {
    ResponseCookie cookie =
        ResponseCookie.from(COOKIE, token)
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Strict")
            .maxAge(kept)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
