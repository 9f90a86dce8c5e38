package io.stoa.web.watch;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.stoa.app.StoaNode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where meters are fetched from: those of the node, and those of Spring, Tomcat and the JVM. */
@Configuration(proxyBeanMethods = false)
class MeterBeans {
  @Bean
  PrometheusRegistry meters(StoaNode node) {
    return node.meters();
  }
}
