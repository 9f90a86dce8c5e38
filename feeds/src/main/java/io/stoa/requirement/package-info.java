/**
 * What each channel wants of an item: its fields, levels, types and limits. The rules are data, one
 * YAML file for each channel under {@code src/main/resources/requirements/}; the code here reads
 * them and checks items against them.
 */
@NullMarked
package io.stoa.requirement;

import org.jspecify.annotations.NullMarked;
