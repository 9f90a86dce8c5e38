/** Products and product models: values, inheritance, validation, completeness, edits. */
@NullMarked
package io.stoa.product;

import org.jspecify.annotations.NullMarked;
