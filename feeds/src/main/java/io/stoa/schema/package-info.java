/**
 * JSON Schemas that channels publish for their items, such as Amazon's product types: stored, read
 * as fields that a feed can fill, and held against items. What compiles them sits below.
 */
@NullMarked
package io.stoa.schema;

import org.jspecify.annotations.NullMarked;
