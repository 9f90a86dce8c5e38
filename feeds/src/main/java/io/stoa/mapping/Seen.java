package io.stoa.mapping;

/** What an expression is evaluated on: a subject through a lens. */
record Seen(Lens lens, Subject subject) {}
