/** What can go wrong, said once: families, codes, violations. */
@NullMarked
package io.stoa.error;

import org.jspecify.annotations.NullMarked;
