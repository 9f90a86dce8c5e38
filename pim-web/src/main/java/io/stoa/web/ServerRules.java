package io.stoa.web;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the servlet container has to do otherwise than by default. */
@Configuration(proxyBeanMethods = false)
class ServerRules {
  /**
   * Product identifiers may hold a slash. Encoded it stays inside its path segment, which Spring
   * decodes after it has told the segments apart.
   */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
    return factory ->
        factory.addConnectorCustomizers(
            connector -> {
              String handling = EncodedSolidusHandling.PASS_THROUGH.getValue();
              connector.setEncodedSolidusHandling(handling);
              connector.setEncodedReverseSolidusHandling(handling);
            });
  }
}
