/** How items become files: CSV, TSV, RSS with Google's namespace, JSON, Amazon's listings feed. */
@NullMarked
package io.stoa.format;

import org.jspecify.annotations.NullMarked;
