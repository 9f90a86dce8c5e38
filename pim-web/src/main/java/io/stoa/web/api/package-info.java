/** The REST API under {@code /api/v1}: maps HTTP to the features and holds no rule of its own. */
@NullMarked
package io.stoa.web.api;

import org.jspecify.annotations.NullMarked;
