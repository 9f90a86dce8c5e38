package io.stoa.web.security;

import io.stoa.user.User;
import io.stoa.user.Users;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks the signed-in user up on each request: a user who was removed or has a new password is
 * signed out, one with another role has it at once.
 */
final class StillTheSameUser extends OncePerRequestFilter {
  private final Users users;

  StillTheSameUser(Users users) {
    this.users = users;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication before = SecurityContextHolder.getContext().getAuthentication();
    if (before instanceof SignedIn signedIn) {
      Optional<User> now = users.find(signedIn.user().name());
      if (now.isEmpty() || !now.get().passwordHash().equals(signedIn.user().passwordHash())) {
        signOut(request);
      } else if (now.get().role() != signedIn.user().role()) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedIn(now.get()));
        SecurityContextHolder.setContext(context);
      }
    }
    chain.doFilter(request, response);
  }

  private static void signOut(HttpServletRequest request) {
    SecurityContextHolder.clearContext();
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
