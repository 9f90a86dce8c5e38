/** Cron expressions and alarms by Quartz. */
@NullMarked
package io.stoa.schedule.quartz;

import org.jspecify.annotations.NullMarked;
