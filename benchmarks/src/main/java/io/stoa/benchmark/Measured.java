package io.stoa.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What one timed piece of work cost.
 *
 * @param items how many were worked on
 * @param seconds wall-clock time
 * @param cpuSeconds processor time of all threads, the compiler's and the collector's too: says
 *     more than the clock where others use the machine as well
 * @param peakHeapMb most heap in use at any time meanwhile, garbage included
 */
record Measured(String name, long items, double seconds, double cpuSeconds, long peakHeapMb) {

  static Measured of(String name, long items, Callable<?> work) throws Exception {
    System.gc();
    var pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(p -> p.getType() == MemoryType.HEAP)
            .toList();
    pools.forEach(p -> p.resetPeakUsage());
    double cpu = cpuNow();
    long start = System.nanoTime();
    work.call();
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpuSeconds = cpuNow() - cpu;
    long peak = pools.stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum();
    return new Measured(name, items, seconds, cpuSeconds, peak / 1_000_000);
  }

  /** This and then the other, which worked on the same items. */
  Measured and(String both, Measured next) {
    return new Measured(
        both,
        items,
        seconds + next.seconds,
        cpuSeconds + next.cpuSeconds,
        Math.max(peakHeapMb, next.peakHeapMb));
  }

  private static double cpuNow() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L)
        / 1e3;
  }

  double perSecond() {
    return items / seconds;
  }

  /** One line of the table; the ratio says how many times longer it took than its floor. */
  void print(@Nullable Measured floor) {
    String ratio =
        floor == null
            ? ""
            : String.format(
                Locale.ROOT, "%6.1f x %s", floor.perSecond() / perSecond(), floor.name());
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-44s %,10d items %8.2f s %7.2f s CPU %,12.0f items/s %5d MB peak  %s",
            name,
            items,
            seconds,
            cpuSeconds,
            perSecond(),
            peakHeapMb,
            ratio));
  }
}
