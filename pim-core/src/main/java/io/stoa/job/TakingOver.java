package io.stoa.job;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Why a job that was left open went on. */
public enum TakingOver {
  /** Its process is gone, and the job itself may be what took it down. */
  PROCESS_GONE("The node that ran this is gone; another one goes on."),
  /** Its node was told to end. */
  NODE_ENDED("The node that had this was told to end; it goes on."),
  /** What it stores did not arrive. */
  OUT_OF_REACH("The documents were out of reach; it goes on.");

  private final String note;

  TakingOver(String note) {
    this.note = note;
  }

  /** What the job's log says of it. */
  String note() {
    return note;
  }

  /** How often, as a job tells that was stored before jobs counted it: by its log alone. */
  static Map<TakingOver, Integer> toldBy(List<String> log) {
    Map<TakingOver, Integer> times = new EnumMap<>(TakingOver.class);
    for (TakingOver why : values()) {
      int found = (int) log.stream().filter(why.note::equals).count();
      if (found > 0) {
        times.put(why, found);
      }
    }
    return times;
  }
}
