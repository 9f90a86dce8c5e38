package io.stoa.web.watch;

import io.stoa.app.NodeHealth;
import io.stoa.app.StoaNode;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the node that readiness is made of; beans are named as the parts are. */
@Configuration(proxyBeanMethods = false)
class HealthBeans {
  @Bean
  HealthIndicator storeHealthIndicator(StoaNode node) {
    return () -> health(node.health().store());
  }

  @Bean
  HealthIndicator indexHealthIndicator(StoaNode node) {
    return () -> health(node.health().index());
  }

  @Bean
  HealthIndicator schedulerHealthIndicator(StoaNode node) {
    return () -> health(node.health().scheduler());
  }

  private static Health health(NodeHealth.Part part) {
    return (part.up() ? Health.up() : Health.down()).withDetails(part.details()).build();
  }
}
