package io.stoa.change;

/**
 * Something that items of feeds are made from and that tells what of it has changed. Thread-safe.
 */
public interface ChangeSource {
  /** Stable; ledgers keep positions under it. */
  String name();

  /**
   * Where its changes stand: {@link #since} this position tells of everything that is written after
   * this call. Cheap, so that it can be asked every other second.
   */
  String position();

  /**
   * Tells which products and product models are touched by what changed after the position, at
   * least; may stop once {@link Touched#isEverything}. The search index has caught up before, save
   * for the sources of {@link ChangeSources#BY_ID}.
   *
   * @param position an earlier answer of {@link #position}
   */
  void since(String position, ChangeScope scope, Touched touched);
}
