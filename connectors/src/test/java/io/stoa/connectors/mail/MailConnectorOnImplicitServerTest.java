package io.stoa.connectors.mail;

import io.stoa.connectors.tls.Encryption;

class MailConnectorOnImplicitServerTest extends MailContract {
  MailConnectorOnImplicitServerTest() {
    super(Encryption.IMPLICIT);
  }
}
