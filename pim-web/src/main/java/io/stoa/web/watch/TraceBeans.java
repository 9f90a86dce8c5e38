package io.stoa.web.watch;

import io.stoa.app.StoaNode;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Traces requests where the node traces at all. */
@Configuration(proxyBeanMethods = false)
class TraceBeans {
  @Bean
  FilterRegistrationBean<TraceFilter> traceFilter(StoaNode node) {
    FilterRegistrationBean<TraceFilter> filter =
        new FilterRegistrationBean<>(new TraceFilter(node.traces().orElse(null)));
    filter.setEnabled(node.traces().isPresent());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
