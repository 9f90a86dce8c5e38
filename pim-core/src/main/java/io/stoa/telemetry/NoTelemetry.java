package io.stoa.telemetry;

/** Takes note of nothing. */
final class NoTelemetry implements Telemetry {
  static final Telemetry INSTANCE = new NoTelemetry();

  private static final Activity NOTHING =
      new Activity() {
        @Override
        public Activity label(String key, String value) {
          return this;
        }

        @Override
        public Activity detail(String key, String value) {
          return this;
        }

        @Override
        public void failed(Throwable why) {
          // Nobody asks.
        }

        @Override
        public void close() {
          // Nothing was begun.
        }
      };

  @Override
  public Activity begin(String name, String... labels) {
    return NOTHING;
  }

  @Override
  public Activity step(String name, String... labels) {
    return NOTHING;
  }

  @Override
  public void count(String name, long amount, String... labels) {
    // Nobody asks.
  }
}
