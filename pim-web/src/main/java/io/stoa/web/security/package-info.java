/** Who may call what: sign-in, sessions, CSRF, HTTP Basic, roles, headers, limits. */
@NullMarked
package io.stoa.web.security;

import org.jspecify.annotations.NullMarked;
