/** Keeps files that were sent in until the job that reads them is over. */
@NullMarked
package io.stoa.upload;

import org.jspecify.annotations.NullMarked;
