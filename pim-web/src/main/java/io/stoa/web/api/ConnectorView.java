package io.stoa.web.api;

import io.stoa.connector.Connector;
import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connector.Rehearsing;
import java.util.List;

/**
 * A connector and what can be asked of it.
 *
 * @param rehearses whether its channel says beforehand what it would answer for an item
 */
record ConnectorView(
    String code, String label, String help, List<Setting> settings, boolean rehearses) {
  static ConnectorView of(Connector connector) {
    ConnectorDescription said = connector.description();
    return new ConnectorView(
        said.code(), said.label(), said.help(), said.settings(), connector instanceof Rehearsing);
  }
}
