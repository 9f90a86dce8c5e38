package io.stoa.web.security;

import io.stoa.user.Role;
import io.stoa.user.User;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signs people in and out in their browsers. */
@Tag(name = "Session")
@RestController
@RequestMapping("/api/v1/session")
class SessionController {
  private final AuthenticationManager manager;
  private final SecurityContextRepository contexts;
  private final SessionAuthenticationStrategy onSignIn;

  SessionController(
      AuthenticationManager manager,
      SecurityContextRepository contexts,
      SessionAuthenticationStrategy onSignIn) {
    this.manager = manager;
    this.contexts = contexts;
    this.onSignIn = onSignIn;
  }

  @PostMapping
  Session signIn(
      @RequestBody Credentials credentials,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (credentials.username() == null || credentials.password() == null) {
      throw new BadCredentialsException("The name or the password is missing.");
    }
    UsernamePasswordAuthenticationToken attempt =
        UsernamePasswordAuthenticationToken.unauthenticated(
            credentials.username(), credentials.password());
    attempt.setDetails(new WebAuthenticationDetails(request));
    Authentication signedIn = manager.authenticate(attempt);
    onSignIn.onAuthentication(signedIn, request, response);
    sendNewCsrfToken(request);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(signedIn);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    return Session.of(signedIn);
  }

  @GetMapping
  Session current() {
    Authentication now = SecurityContextHolder.getContext().getAuthentication();
    if (now == null) {
      throw new InsufficientAuthenticationException("Nobody is signed in.");
    }
    return Session.of(now);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOut(HttpServletRequest request, HttpServletResponse response) {
    SecurityContextHolder.clearContext();
    contexts.saveContext(SecurityContextHolder.createEmptyContext(), request, response);
  }

  /** The token of before the sign-in is gone; reading the new one writes its cookie. */
  private static void sendNewCsrfToken(HttpServletRequest request) {
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      token.getToken();
    }
  }

  @ExceptionHandler
  void refused(
      AuthenticationException why, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    new Refusals().commence(request, response, why);
  }

  /** What the sign-in form sends. */
  record Credentials(@Nullable String username, @Nullable String password) {
    @Override
    public String toString() {
      return "Credentials[" + username + "]";
    }
  }

  /** Who is signed in. */
  record Session(String username, Role role) {
    static Session of(Authentication authentication) {
      if (authentication instanceof SignedIn signedIn) {
        User user = signedIn.user();
        return new Session(user.name(), user.role());
      }
      throw new InsufficientAuthenticationException("Nobody is signed in.");
    }
  }
}
