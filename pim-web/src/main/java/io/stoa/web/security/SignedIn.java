package io.stoa.web.security;

import io.stoa.user.Role;
import io.stoa.user.User;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller whose password was right, with the user as it was found then. */
public final class SignedIn extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient User user;

  SignedIn(User user) {
    super(authorities(user.role()));
    this.user = user;
    setAuthenticated(true);
  }

  public User user() {
    return user;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return user.name();
  }

  /** A role and all that it covers. */
  private static Collection<GrantedAuthority> authorities(Role role) {
    List<GrantedAuthority> granted =
        Arrays.stream(Role.values())
            .filter(role::covers)
            .<GrantedAuthority>map(r -> new SimpleGrantedAuthority("ROLE_" + r.name()))
            .toList();
    return granted;
  }
}
