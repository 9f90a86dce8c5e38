package io.stoa.web.api;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorRegistry;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where feeds can be delivered to, and which settings that takes. */
@Tag(name = "Feeds")
@RestController
@RequestMapping("/api/v1/connectors")
class ConnectorController {
  private final ConnectorRegistry connectors;

  ConnectorController(ConnectorRegistry connectors) {
    this.connectors = connectors;
  }

  @GetMapping
  List<ConnectorDescription> all() {
    return connectors.descriptions();
  }
}
