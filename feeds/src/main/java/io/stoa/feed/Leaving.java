package io.stoa.feed;

import java.util.List;

/** Why a run was interrupted, so that another one has to finish what it began. */
public enum Leaving {
  /** Its process is gone, and the run itself may be what took it down. */
  PROCESS_GONE("The process ended during this run. The next run finishes it."),
  /** Its process is there and could not go on, or was told to end. */
  LET_GO(
      "The documents were out of reach, or the process was told to end. The next run finishes it.");

  private final String remark;

  Leaving(String remark) {
    this.remark = remark;
  }

  /** What is said of it to people. */
  String remark() {
    return remark;
  }

  /** As a run tells that was stored before runs had a field for it: by its remarks alone. */
  static Leaving toldBy(List<String> remarks) {
    return remarks.contains(PROCESS_GONE.remark) ? PROCESS_GONE : LET_GO;
  }
}
