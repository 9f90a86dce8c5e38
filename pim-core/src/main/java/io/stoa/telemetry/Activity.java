package io.stoa.telemetry;

/** A piece of work under way; for one thread. */
public interface Activity extends AutoCloseable {
  /**
   * Says how a label turned out that {@link Telemetry#begin} has named already.
   *
   * @return this
   */
  Activity label(String key, String value);

  /**
   * Says more for whoever reads a single trace, such as an id; no metric has it.
   *
   * @return this
   */
  Activity detail(String key, String value);

  /** It came to nothing; the last failure counts. */
  void failed(Throwable why);

  /** It has ended. */
  @Override
  void close();
}
