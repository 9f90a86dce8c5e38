/** Access tokens that channels give for a while. */
@NullMarked
package io.stoa.connectors.oauth;

import org.jspecify.annotations.NullMarked;
