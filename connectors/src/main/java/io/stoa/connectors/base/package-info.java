/** What connectors of any kind open with. */
@NullMarked
package io.stoa.connectors.base;

import org.jspecify.annotations.NullMarked;
