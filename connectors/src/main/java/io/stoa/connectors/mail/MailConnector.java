package io.stoa.connectors.mail;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connectors.base.DeliveryConnector;
import io.stoa.connectors.disk.RenderedFile;
import io.stoa.connectors.hosted.HostedFeeds;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.network.Endurance;
import io.stoa.connectors.tls.CertificatePins;
import io.stoa.connectors.tls.TlsTrust;
import io.stoa.error.Violation;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Sends files by e-mail, or links to them. Each delivery is a connection of its own. */
public final class MailConnector extends DeliveryConnector<MailSettings> {

  /** Base64 in lines of 76 characters makes 78 bytes of 57; words and headers need little. */
  private static final long LINE = 78;

  private static final long LINE_HOLDS = 57;
  private static final long ROOM_FOR_WORDS = 64 * 1024;

  private final AllowedHosts allowed;
  private final TlsTrust trust;
  private final HostedFeeds hosted;
  private final Clock clock;
  private final Consumer<Duration> pause;

  public MailConnector(AllowedHosts allowed, HostedFeeds hosted, Clock clock) {
    this(allowed, TlsTrust.system(), hosted, clock, Endurance.PAUSE);
  }

  MailConnector(
      AllowedHosts allowed,
      TlsTrust trust,
      HostedFeeds hosted,
      Clock clock,
      Consumer<Duration> pause) {
    super(MailDescription.DESCRIPTION, MailSettings::read);
    this.allowed = allowed;
    this.trust = trust;
    this.hosted = hosted;
    this.clock = clock;
    this.pause = pause;
  }

  /** Signs in and asks whether the server would take a mail from and to these people. */
  @Override
  protected List<Violation> attempt(MailSettings settings) throws DeliveryException {
    try (MailSession session = MailSession.open(settings, allowed, trust)) {
      session.probe();
      return List.of();
    }
  }

  @Override
  protected DeliveryReceipt deliver(Delivery delivery, String name, MailSettings settings)
      throws DeliveryException {
    MailText text = new MailText(delivery, name, RenderedFile.size(delivery), clock);
    return settings
        .endurance()
        .retries(pause)
        .of(
            () -> {
              try (MailSession session = MailSession.open(settings, allowed, trust)) {
                session.send(mail(settings, text, session));
                return new DeliveryReceipt(
                    "%s to %s by %s".formatted(name, settings.to(), settings.host()), text.bytes());
              }
            });
  }

  private FeedMail mail(MailSettings settings, MailText text, MailSession session)
      throws DeliveryException {
    try {
      long encoded = (text.bytes() / LINE_HOLDS + 1) * LINE + ROOM_FOR_WORDS;
      long accepted = session.largestMail().orElse(Long.MAX_VALUE);
      return text.bytes() <= settings.largest() && encoded <= accepted
          ? FeedMail.attached(settings, text)
          : FeedMail.linked(settings, text, link(settings, text, accepted));
    } catch (MessagingException e) {
      throw MailFailure.of(settings, e);
    }
  }

  private String link(MailSettings settings, MailText text, long accepted)
      throws DeliveryException {
    if (settings.stoaAddress().isEmpty()) {
      throw DeliveryException.lasting(
          ConnectorError.DESTINATION_REFUSED,
          "The file has %d bytes; at most %d are attached, and the mail server takes mails of %s."
                  .formatted(
                      text.bytes(),
                      settings.largest(),
                      accepted == Long.MAX_VALUE ? "any size" : "at most " + accepted + " bytes")
              + " Give the setting 'Address of this Stoa', and a link is sent instead.",
          null);
    }
    Delivery delivery = text.delivery();
    hosted.publish(delivery.feed(), delivery.file(), text.fileName(), delivery.mediaType());
    return settings.stoaAddress().get().of(hosted, delivery, text.fileName()).toString();
  }

  @Override
  protected String blamed(ConnectorError code, MailSettings settings) {
    return switch (code) {
      case AUTHENTICATION_FAILED -> MailDescription.USER;
      case DESTINATION_FORBIDDEN, DESTINATION_UNREACHABLE -> MailDescription.HOST;
      case DESTINATION_NOT_TRUSTED -> CertificatePins.SETTING;
      default -> MailDescription.TO;
    };
  }
}
