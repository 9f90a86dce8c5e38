/**
 * Items on their way to channels that take them one by one: stored in batches before they are sent,
 * sent once, asked for, looked at until buyers see them. A killed process loses nothing and sends
 * nothing twice, because what is about to happen to a batch is stored before it happens.
 */
@NullMarked
package io.stoa.outbox;

import org.jspecify.annotations.NullMarked;
