/** What operators look at: health, metrics, traces, and who a line of the log is about. */
@NullMarked
package io.stoa.web.watch;

import org.jspecify.annotations.NullMarked;
