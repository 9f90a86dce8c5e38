/** Compiles schemas with networknt's validator, Amazon's own keywords included. */
@NullMarked
package io.stoa.schema.networknt;

import org.jspecify.annotations.NullMarked;
