package io.stoa.job;

/**
 * Does the work of one kind of job. One instance serves all jobs of its kind, at the same time.
 *
 * <p>Work is done in pieces: after each piece that is durable the handler calls {@link
 * JobContext#checkpoint(String)}, and between pieces it looks at {@link JobContext#cancelled()}. A
 * resumed job runs again with the checkpoint it had reached, so repeating what came after it must
 * do no harm.
 */
@FunctionalInterface
public interface JobHandler {
  /**
   * Runs to the end, or until {@link JobContext#cancelled()}.
   *
   * @throws Exception ends the job as {@code FAILED}; a {@code StoaException}'s message is shown as
   *     it is
   */
  Outcome run(JobContext context) throws Exception;

  /** How a run ended that did not fail. */
  enum Outcome {
    SUCCEEDED,
    /** Done, but some rows or items failed; the files say which. */
    WITH_ERRORS,
    /** Stopped between two pieces because {@link JobContext#cancelled()} said so. */
    STOPPED
  }
}
