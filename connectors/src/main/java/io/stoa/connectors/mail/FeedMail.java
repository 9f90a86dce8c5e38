package io.stoa.connectors.mail;

import io.stoa.connector.Delivery;
import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;

/**
 * One mail. Its Message-ID follows from feed, run and file: sent once more, it can be known again.
 */
final class FeedMail extends MimeMessage {
  private final String id;

  private FeedMail(String id) {
    super(Session.getInstance(new Properties()));
    this.id = id;
  }

  /** With the file attached. */
  static FeedMail attached(MailSettings settings, MailText text) throws MessagingException {
    MimeBodyPart words = new MimeBodyPart();
    words.setText(text.fill(settings.body()), StandardCharsets.UTF_8.name());
    MimeBodyPart file = new MimeBodyPart();
    Delivery delivery = text.delivery();
    file.setDataHandler(new DataHandler(new Rendered(delivery.file(), delivery.mediaType())));
    file.setDisposition(Part.ATTACHMENT);
    file.setFileName(text.fileName());
    // Byte for byte, whatever is in it.
    file.setHeader("Content-Transfer-Encoding", "base64");
    FeedMail mail = addressed(settings, text);
    mail.setContent(new MimeMultipart(words, file));
    mail.saveChanges();
    return mail;
  }

  /** With an address instead. */
  static FeedMail linked(MailSettings settings, MailText text, String link)
      throws MessagingException {
    FeedMail mail = addressed(settings, text);
    mail.setText(text.fill(settings.body()) + "\n\n" + link + "\n", StandardCharsets.UTF_8.name());
    mail.saveChanges();
    return mail;
  }

  private static FeedMail addressed(MailSettings settings, MailText text)
      throws MessagingException {
    Delivery delivery = text.delivery();
    String what = delivery.feed() + "\n" + delivery.run() + "\n" + text.fileName();
    String domain = settings.from().getAddress().replaceFirst(".*@", "");
    FeedMail mail =
        new FeedMail(
            "<stoa-%s@%s>"
                .formatted(UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)), domain));
    mail.setFrom(settings.from());
    mail.setRecipients(Message.RecipientType.TO, settings.to().toArray(InternetAddress[]::new));
    mail.setSubject(text.fill(settings.subject()), StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(text.clock().instant()));
    // RFC 3834: nobody's out-of-office note answers it.
    mail.setHeader("Auto-Submitted", "auto-generated");
    return mail;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }

  /** The file with the type that the feed says. */
  private static final class Rendered extends FileDataSource {
    private final String mediaType;

    Rendered(Path file, String mediaType) {
      super(file.toFile());
      this.mediaType = mediaType;
    }

    @Override
    public String getContentType() {
      return mediaType;
    }
  }
}
