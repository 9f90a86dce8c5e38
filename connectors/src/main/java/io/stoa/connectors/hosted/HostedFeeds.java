package io.stoa.connectors.hosted;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connectors.disk.RenderedFile;
import io.stoa.connectors.disk.StagedFile;
import io.stoa.connectors.hosted.HostedDocument.Entry;
import io.stoa.digest.Sha256;
import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import io.stoa.store.WriteResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files that Stoa hosts. Contents lie, named by their hash, in {@code <directory>/<token>};
 * which of them is current is one document per feed, so that a file and its metadata change in one
 * step. Thread-safe within one process, which alone writes to the directory.
 */
public final class HostedFeeds {
  private static final String BY_TOKEN = "token";

  /** One document per feed; the id is the feed's code. */
  public static final CollectionSpec COLLECTION = CollectionSpec.of("hosted_feeds", BY_TOKEN);

  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");
  private static final int MOST_FILES = 100;

  private final Path directory;
  private final DocumentCollection documents;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param directory for the contents, created when needed
   */
  public HostedFeeds(Path directory, DocumentStore store, Clock clock) {
    this.directory = directory;
    this.documents = store.collection(COLLECTION);
    this.clock = clock;
  }

  /** The path of a file's address. */
  public static String path(String token, String fileName) {
    return "/hosted/" + token + "/" + fileName;
  }

  /** The feed's token: 128 random bits as 32 hex digits, made at the first call, then stable. */
  public synchronized String token(String feed) {
    return document(feed).token();
  }

  /** What is to be served, or nothing, without a hint whether the token or the name is wrong. */
  public Optional<HostedFile> find(String token, String fileName) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    return documents.scanByIndex(BY_TOKEN, token, null, 1).stream()
        .findFirst()
        .map(HostedFeeds::read)
        .flatMap(document -> file(document, fileName));
  }

  /** The files hosted for the feed now. */
  public List<HostedFile> ofFeed(String feed) {
    return documents.get(feed).map(HostedFeeds::read).stream()
        .flatMap(doc -> doc.files().keySet().stream().flatMap(name -> file(doc, name).stream()))
        .toList();
  }

  /** Makes the content current under that name; the same content again changes nothing. */
  public HostedFile publish(String feed, Path source, String fileName, String mediaType)
      throws DeliveryException {
    Path home = home(token(feed));
    // Nobody writes into either of them again.
    try (StagedFile staged = StagedFile.link(source, home)) {
      String sha256 = sha256(source);
      synchronized (this) {
        return publish(document(feed), home, staged, fileName, mediaType, sha256);
      }
    }
  }

  private HostedFile publish(
      HostedDocument document,
      Path home,
      StagedFile staged,
      String fileName,
      String mediaType,
      String sha256)
      throws DeliveryException {
    Entry old = document.files().get(fileName);
    if (old == null && document.files().size() >= MOST_FILES) {
      throw DeliveryException.lasting(
          ConnectorError.DESTINATION_REFUSED,
          "A feed can have at most %d hosted files.".formatted(MOST_FILES),
          null);
    }
    boolean same = old != null && old.sha256().equals(sha256);
    if (!Files.exists(home.resolve(sha256))) {
      staged.moveTo(home.resolve(sha256));
    }
    Entry entry =
        old != null && same
            ? new Entry(sha256, old.modified(), mediaType, staged.bytes(), old.previous())
            : new Entry(
                sha256,
                Instant.now(clock).truncatedTo(ChronoUnit.SECONDS),
                mediaType,
                staged.bytes(),
                old == null ? null : old.sha256());
    if (!entry.equals(old)) {
      document = document.with(fileName, entry);
      save(document, Write.ANY);
      sweep(home, document);
    }
    return file(document, fileName).orElseThrow();
  }

  /** Takes the feed's files and its address away. */
  public synchronized void forget(String feed) {
    Optional<StoredDocument> stored = documents.get(feed);
    if (stored.isPresent()) {
      documents.put(Write.delete(feed, Write.ANY));
      Path home = directory.resolve(read(stored.get()).token());
      sweep(home, new HostedDocument(feed, "", Map.of()));
      try {
        Files.deleteIfExists(home);
      } catch (IOException e) {
        // An empty folder, or one with a copy under way, does no harm: nothing leads to it.
      }
    }
  }

  private HostedDocument document(String feed) {
    return documents.get(feed).map(HostedFeeds::read).orElseGet(() -> create(feed));
  }

  private HostedDocument create(String feed) {
    byte[] token = new byte[16];
    random.nextBytes(token);
    HostedDocument fresh = new HostedDocument(feed, HexFormat.of().formatHex(token), Map.of());
    if (save(fresh, Write.ABSENT) instanceof WriteResult.Written) {
      return fresh;
    }
    return documents.get(feed).map(HostedFeeds::read).orElseThrow();
  }

  private WriteResult save(HostedDocument document, long expected) {
    return documents.put(
        Write.replace(document.feed(), expected, JsonBody.of(Json.write(document)))
            .indexed(Map.of(BY_TOKEN, List.of(document.token()))));
  }

  private static HostedDocument read(StoredDocument stored) {
    return Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), HostedDocument.class);
  }

  private Optional<HostedFile> file(HostedDocument document, String name) {
    return Optional.ofNullable(document.files().get(name))
        .map(
            entry ->
                new HostedFile(
                    name,
                    directory.resolve(document.token()).resolve(entry.sha256()),
                    entry.sha256(),
                    entry.modified(),
                    entry.mediaType(),
                    entry.bytes()));
  }

  private Path home(String token) throws DeliveryException {
    try {
      return Files.createDirectories(directory.resolve(token));
    } catch (IOException e) {
      throw StagedFile.failure("The folder for hosted files cannot be made", e);
    }
  }

  /** Removes contents that are neither current nor the ones before; copies under way stay. */
  private static void sweep(Path home, HostedDocument document) {
    if (!Files.isDirectory(home)) {
      return;
    }
    try (DirectoryStream<Path> contents = Files.newDirectoryStream(home, "[0-9a-f]*")) {
      for (Path content : contents) {
        if (!document.contents().contains(content.getFileName().toString())) {
          Files.deleteIfExists(content);
        }
      }
    } catch (IOException e) {
      // The next publication sweeps again.
    }
  }

  private static String sha256(Path file) throws DeliveryException {
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), Sha256.begin())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (IOException e) {
      throw RenderedFile.unreadable(e);
    }
  }
}
