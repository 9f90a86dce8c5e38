package io.stoa.web.watch;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.stoa.app.StoaNode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The node's meters, so that those of Spring, Tomcat and the JVM are kept with them. */
@Configuration(proxyBeanMethods = false)
class MeterBeans {
  @Bean(destroyMethod = "")
  PrometheusMeterRegistry meters(StoaNode node) {
    return node.meters();
  }

  @Bean
  PrometheusRegistry prometheusRegistry(PrometheusMeterRegistry meters) {
    return meters.getPrometheusRegistry();
  }
}
