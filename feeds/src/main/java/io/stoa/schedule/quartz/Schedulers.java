package io.stoa.schedule.quartz;

import java.util.Properties;
import java.util.UUID;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;

/** Makes Quartz schedulers, not started yet. */
final class Schedulers {
  /** How often nodes say that they are there; a silent one is given up after about two such. */
  private static final int CHECK_IN_MILLIS = 5_000;

  /**
   * A node takes what is due within this time, and looks again after about as long. With Quartz's
   * 30 seconds the node on which an alarm rang would take its next instant too, always.
   */
  private static final int LOOK_AHEAD_MILLIS = 2_000;

  private Schedulers() {}

  /** One that forgets everything with the process. */
  static Scheduler inMemory(int threads) throws SchedulerException {
    Properties settings = common("stoa-" + UUID.randomUUID(), threads);
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    return create(settings);
  }

  /**
   * One that shares its alarms with those of the same name on other nodes.
   *
   * @param dataSource under which Quartz finds its connections
   */
  static Scheduler clustered(String name, int threads, String dataSource)
      throws SchedulerException {
    Properties settings = common(name, threads);
    String node = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    settings.setProperty("org.quartz.scheduler.instanceId", node);
    settings.setProperty("org.quartz.scheduler.idleWaitTime", Integer.toString(LOOK_AHEAD_MILLIS));
    String store = "org.quartz.jobStore.";
    settings.setProperty(store + "class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    settings.setProperty(
        store + "driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    settings.setProperty(store + "dataSource", dataSource);
    settings.setProperty(store + "tablePrefix", QuartzTables.PREFIX);
    settings.setProperty(store + "useProperties", "true");
    settings.setProperty(store + "isClustered", "true");
    settings.setProperty(store + "clusterCheckinInterval", Integer.toString(CHECK_IN_MILLIS));
    return create(settings);
  }

  private static Properties common(String name, int threads) {
    Properties settings = new Properties();
    settings.setProperty("org.quartz.scheduler.instanceName", name);
    settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    settings.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
    settings.setProperty("org.quartz.threadPool.threadNamePrefix", "feed-run");
    settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    return settings;
  }

  private static Scheduler create(Properties settings) throws SchedulerException {
    Scheduler scheduler = new StdSchedulerFactory(settings).getScheduler();
    // Else a second node in this process would be given the first one's scheduler.
    SchedulerRepository.getInstance().remove(scheduler.getSchedulerName());
    return scheduler;
  }
}
