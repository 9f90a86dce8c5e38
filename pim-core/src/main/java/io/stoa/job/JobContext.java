package io.stoa.job;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a running job knows and reports. Thread-safe. */
public interface JobContext {
  String id();

  Map<String, String> parameters();

  /** How far an earlier run came; empty for a first one. */
  Optional<String> checkpoint();

  /** Everything up to here is durable and need not be done again. Stored before it returns. */
  void checkpoint(String reached);

  /** The last progress, of an earlier run at the beginning of a resumed one. */
  Job.Progress progress();

  /** Shown at once, stored now and then. */
  void progress(Job.Progress progress);

  /** One line for people; the latest {@value Job#LONGEST_LOG} are kept. */
  void log(String message);

  /**
   * Names a file that comes out of the job.
   *
   * @param name a plain file name
   * @return where to write it; its directory exists
   */
  Path file(String name);

  /**
   * A directory for what the job needs only while it runs; kept for a resumed run, emptied when the
   * job has ended for good.
   */
  Path scratch();

  /** Takes a file out of the job's list again, and off the disk if it is there. */
  void dropFile(String name);

  /** Whether somebody asked the job to stop; once true stays true. */
  boolean cancelled();
}
