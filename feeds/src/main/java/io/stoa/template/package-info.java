/**
 * Templates for documents that no requirement set describes: XML or JSON with places for values,
 * sections that repeat or stay away, and nothing else. A template reads no file, calls nothing and
 * cannot write what is not well-formed: values are escaped for where they stand, and {@link
 * io.stoa.template.TemplateCheck} proves the rest before a template is taken.
 */
@NullMarked
package io.stoa.template;

import org.jspecify.annotations.NullMarked;
