/** How every refusal and failure looks over HTTP: RFC 9457 problem details. */
@NullMarked
package io.stoa.web.problem;

import org.jspecify.annotations.NullMarked;
