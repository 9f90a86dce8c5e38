/** What anyone may fetch without signing in: the pages, media, hosted feeds, health. */
@NullMarked
package io.stoa.web.site;

import org.jspecify.annotations.NullMarked;
