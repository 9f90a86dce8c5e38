package io.stoa.web.security;

import io.stoa.user.FailedSignIns;
import io.stoa.user.SignIns;
import io.stoa.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The ways in: what operators look at, the API with HTTP Basic (no cookie is looked at), the API
 * with a cookie (CSRF token needed), and everything public (reading only).
 */
@Configuration
@EnableWebSecurity
class SecurityRules {
  /** Everything comes from this server; pictures may also be made in the page. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
          + "font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
          + "frame-ancestors 'none'";

  /** The setting of a port for operators. */
  private static final String MANAGEMENT_PORT = "management.server.port";

  @Bean
  AuthenticationManager authenticationManager(Users users, FailedSignIns failures, Clock clock) {
    return new ProviderManager(new PasswordSignIn(users, failures, new RecentPasswords(clock)));
  }

  @Bean
  SecurityContextRepository securityContextRepository(SignIns signIns) {
    return new StoredContexts(signIns);
  }

  @Bean
  CookieCsrfTokenRepository csrfTokens() {
    CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
    return tokens;
  }

  @Bean
  SessionAuthenticationStrategy onSignIn(CookieCsrfTokenRepository tokens) {
    return new CsrfAuthenticationStrategy(tokens);
  }

  /** Product identifiers hold any sign, so a path segment may hold any encoded one. */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowSemicolon(true);
    firewall.setAllowBackSlash(true);
    return firewall;
  }

  /**
   * What operators look at. On a port of its own it is for whoever reaches that port; beside the
   * API one signs in, and only an admin sees details.
   */
  @Bean
  @Order(0)
  SecurityFilterChain operators(HttpSecurity http, Environment settings) throws Exception {
    boolean apart = settings.containsProperty(MANAGEMENT_PORT);
    Refusals refusals = new Refusals();
    common(http.securityMatcher("/actuator/**"))
        .csrf(csrf -> csrf.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .authorizeHttpRequests(
            calls -> {
              if (apart) {
                calls.requestMatchers(HttpMethod.GET).permitAll();
              }
              calls.requestMatchers(HttpMethod.GET, "/actuator/prometheus").hasRole("VIEWER");
              calls.anyRequest().hasRole("ADMIN");
            });
    return http.build();
  }

  @Bean
  @Order(1)
  SecurityFilterChain integrators(HttpSecurity http) throws Exception {
    RequestMatcher withCredentials =
        request -> isApi(request) && request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    Refusals refusals = new Refusals();
    common(http.securityMatcher(withCredentials))
        .csrf(csrf -> csrf.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .authorizeHttpRequests(SecurityRules::roles);
    return http.build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain people(
      HttpSecurity http, SecurityContextRepository contexts, CookieCsrfTokenRepository tokens)
      throws Exception {
    common(http.securityMatcher(SecurityRules::isApi))
        .securityContext(context -> context.securityContextRepository(contexts))
        .csrf(csrf -> csrf.spa().csrfTokenRepository(tokens))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(SecurityRules::roles);
    return http.build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain visitors(HttpSecurity http) throws Exception {
    common(http)
        .csrf(csrf -> csrf.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            all ->
                all.requestMatchers("/api/**")
                    .denyAll()
                    .requestMatchers(HttpMethod.GET, "/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.HEAD, "/**")
                    .permitAll()
                    .anyRequest()
                    .denyAll());
    return http.build();
  }

  private static HttpSecurity common(HttpSecurity http) throws Exception {
    Refusals refusals = new Refusals();
    return http.headers(SecurityRules::headers)
        .addFilterBefore(new BodyLimit(), SecurityContextHolderFilter.class)
        .requestCache(cache -> cache.disable())
        .formLogin(form -> form.disable())
        .logout(logout -> logout.disable())
        .exceptionHandling(
            refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
        .frameOptions(frame -> frame.deny())
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(
            permissions -> permissions.policy("camera=(), microphone=(), geolocation=()"));
  }

  /** Who may do what; every call of the API passes here. */
  private static void roles(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          calls) {
    calls
        .requestMatchers(HttpMethod.POST, "/api/v1/session")
        .permitAll()
        .requestMatchers(HttpMethod.DELETE, "/api/v1/session")
        .authenticated()
        .requestMatchers("/api/v1/users/**")
        .hasRole("ADMIN")
        .requestMatchers("/api/v1/exchanges/**")
        .hasRole("EDITOR")
        .requestMatchers(HttpMethod.GET, "/api/**")
        .hasRole("VIEWER")
        .requestMatchers(HttpMethod.HEAD, "/api/**")
        .hasRole("VIEWER")
        .requestMatchers(HttpMethod.POST, "/api/v1/products/search", "/api/v1/products/facets")
        .hasRole("VIEWER")
        .requestMatchers(HttpMethod.POST, "/api/v1/connectors/**")
        .hasRole("ADMIN")
        .requestMatchers(HttpMethod.POST, "/api/v1/taxonomies/*")
        .hasRole("ADMIN")
        .requestMatchers(HttpMethod.DELETE, "/api/v1/taxonomies/*", "/api/v1/exchange-rates/**")
        .hasRole("ADMIN")
        .requestMatchers(HttpMethod.PUT, "/api/v1/exchange-rates/**")
        .hasRole("ADMIN")
        .requestMatchers(HttpMethod.PUT, "/api/v1/feeds/**", "/api/v1/structure/**")
        .hasRole("ADMIN")
        .requestMatchers(HttpMethod.DELETE, "/api/v1/feeds/**", "/api/v1/structure/**")
        .hasRole("ADMIN")
        .anyRequest()
        .hasRole("EDITOR");
  }

  private static boolean isApi(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.equals("/api") || path.startsWith("/api/");
  }
}
