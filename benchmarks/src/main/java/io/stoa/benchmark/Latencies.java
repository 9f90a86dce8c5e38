package io.stoa.benchmark;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long one kind of question took, asked many times in different words one after another; in
 * milliseconds.
 *
 * @param items the middle of what the answers said, such as how many matched
 * @param first of the first question of this kind in the process
 * @param p99 ninety-nine of a hundred took no longer
 */
record Latencies(String name, long items, double first, double median, double p99, double slowest) {
  private static final int QUESTIONS = 300;

  /**
   * @param questions gives the next question, which says how many items its answer has; what it
   *     takes to make the question is not counted
   */
  static Latencies of(String name, Supplier<LongSupplier> questions) {
    double[] millis = new double[QUESTIONS];
    long[] items = new long[QUESTIONS];
    double first = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      LongSupplier question = questions.get();
      long start = System.nanoTime();
      items[i] = question.getAsLong();
      millis[i] = (System.nanoTime() - start) / 1e6;
      first = i == 0 ? millis[0] : first;
    }
    Arrays.sort(millis);
    Arrays.sort(items);
    return new Latencies(
        name,
        items[QUESTIONS / 2],
        first,
        millis[QUESTIONS / 2],
        millis[QUESTIONS * 99 / 100],
        millis[QUESTIONS - 1]);
  }

  /** One line of the table; the ratio says how many times longer its median is than the floor's. */
  void print(@Nullable Latencies floor) {
    String ratio =
        floor == null ? "" : String.format(Locale.ROOT, "%,9.1f x floor", median / floor.median());
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-46s %,10d found  first %8.2f  median %8.2f  p99 %8.2f  slowest %8.2f ms%s",
            name,
            items,
            first,
            median,
            p99,
            slowest,
            ratio));
  }
}
