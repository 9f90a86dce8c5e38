/** Delivery into a bucket of Amazon S3 or of a store that speaks its language. */
@NullMarked
package io.stoa.connectors.s3;

import org.jspecify.annotations.NullMarked;
