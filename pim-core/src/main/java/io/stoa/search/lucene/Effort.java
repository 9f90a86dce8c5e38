package io.stoa.search.lucene;

/** Counts terms and documents that are read, up to where another way is better. */
final class Effort {
  private long left;

  Effort(long most) {
    this.left = most;
  }

  void spend(int more) {
    left -= more;
  }

  boolean isSpent() {
    return left < 0;
  }
}
