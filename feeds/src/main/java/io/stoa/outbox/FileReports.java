package io.stoa.outbox;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.FileReport;
import io.stoa.connector.FileReporting;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.json.Json;
import io.stoa.ledger.ItemKey;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerMerge;
import io.stoa.ledger.Ledgers;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks destinations for what they found in files and brings it into the ledger. Which files are to
 * be asked for is stored, so that it goes on after a restart. Whoever calls it for a feed holds
 * that feed.
 */
final class FileReports {
  private static final String FEED = "feed";
  private static final CollectionSpec COLLECTION = CollectionSpec.of("file_reports", FEED);
  private static final int MOST = 1_000;
  private static final Duration FIRST_LOOK = Duration.ofSeconds(30);
  private static final Duration AFTER_TROUBLE = Duration.ofMinutes(5);
  private static final int LONGEST_TROUBLE = 500;

  private final DocumentCollection documents;
  private final Ledgers ledgers;
  private final FileLooks looks;
  private final Clock clock;

  FileReports(DocumentStore store, Ledgers ledgers, Clock clock) {
    this.documents = store.collection(COLLECTION);
    this.ledgers = ledgers;
    this.looks = new FileLooks(ledgers, clock);
    this.clock = clock;
  }

  /**
   * A file that is asked for.
   *
   * @param whole whether the run's files had all items, not only what changed
   * @param alone whether it is the run's only file: what the report of one of several files does
   *     not name may be in another
   * @param look how far the items that the report left open have been looked at; null while there
   *     is no report
   */
  record Awaited(
      String feed,
      String run,
      String ticket,
      boolean whole,
      boolean alone,
      Instant since,
      Instant due,
      FileLooks.@Nullable Place look) {
    Awaited later(Instant newDue) {
      return looking(look, newDue);
    }

    Awaited looking(FileLooks.@Nullable Place place, Instant newDue) {
      return new Awaited(feed, run, ticket, whole, alone, since, newDue, place);
    }
  }

  /**
   * Notes that reports on files of a run will come; those of a file that a whole one has taken the
   * place of are not asked for any more.
   *
   * @return when to ask first
   */
  Instant expect(String feed, String run, List<Ticket> tickets, boolean whole) {
    Instant now = clock.instant();
    List<Write> writes = new ArrayList<>();
    for (StoredDocument old : stored(feed)) {
      if (whole && !read(old).run().equals(run)) {
        writes.add(Write.delete(old.id(), Write.ANY));
      }
    }
    Instant due = now.plus(FIRST_LOOK);
    for (int i = 0; i < tickets.size(); i++) {
      boolean alone = tickets.size() == 1;
      Awaited awaited = new Awaited(feed, run, tickets.get(i).text(), whole, alone, now, due, null);
      writes.add(write(feed + "/" + run + "/" + i, awaited));
    }
    documents.bulk(writes);
    return due;
  }

  private static Write write(String id, Awaited awaited) {
    return new Write(
        id, Write.ANY, JsonBody.of(Json.write(awaited)), Map.of(FEED, List.of(awaited.feed())));
  }

  private List<StoredDocument> stored(String feed) {
    return documents.scanByIndex(FEED, feed, null, MOST);
  }

  private static Awaited read(StoredDocument document) {
    return Json.read(Objects.requireNonNull(document.body()).utf8(), Awaited.class);
  }

  /** Forgets all files of the feed. */
  void drop(String feed) {
    stored(feed).forEach(document -> documents.put(Write.delete(document.id(), Write.ANY)));
  }

  /** Asks for every file whose time has come. */
  Progress ask(FileReporting connector, Target target) {
    Instant now = clock.instant();
    Set<String> trouble = new LinkedHashSet<>();
    Instant next = null;
    Set<String> unreported = new HashSet<>();
    Set<String> looking = new HashSet<>();
    for (StoredDocument document : stored(target.feed())) {
      Awaited awaited = read(document);
      if (awaited.look() == null && awaited.due().isAfter(now)) {
        unreported.add(awaited.run());
      }
    }
    for (StoredDocument document : stored(target.feed())) {
      Awaited awaited = read(document);
      if (!awaited.due().isAfter(now)) {
        awaited =
            awaited.look() == null
                ? asked(connector, target, awaited, trouble)
                : looked(connector, target, awaited, unreported, looking, trouble);
        if (awaited != null && awaited.look() == null) {
          unreported.add(awaited.run());
        }
        documents.put(
            awaited == null
                ? Write.delete(document.id(), Write.ANY)
                : write(document.id(), awaited));
      }
      if (awaited != null && (next == null || awaited.due().isBefore(next))) {
        next = awaited.due();
      }
    }
    String said = String.join(" ", trouble);
    return new Progress(
        target.feed(),
        now,
        next,
        null,
        said.isEmpty() ? null : said.substring(0, Math.min(said.length(), LONGEST_TROUBLE)));
  }

  /** Null when the file is not asked for any more. */
  private @Nullable Awaited asked(
      FileReporting connector, Target target, Awaited awaited, Set<String> trouble) {
    Instant now = clock.instant();
    Instant deadline = awaited.since().plus(connector.patience());
    Duration pause;
    try {
      FileReport report = connector.report(target.in(awaited.run()), new Ticket(awaited.ticket()));
      if (report instanceof FileReport.Done done) {
        settle(target.feed(), awaited, done);
        done.general().stream()
            .filter(ItemIssue::isError)
            .forEach(issue -> trouble.add(issue.message()));
        return done.complete() && awaited.alone()
            ? null
            : awaited.looking(FileLooks.Place.FIRST, now.plus(FIRST_LOOK));
      }
      pause = ((FileReport.Pending) report).askAfter();
    } catch (PostponedException e) {
      pause = e.pause();
    } catch (DeliveryException e) {
      trouble.add(e.getMessage());
      if (!e.retryable() && e.code() != ConnectorError.AUTHENTICATION_FAILED) {
        return null;
      }
      pause = AFTER_TROUBLE;
    }
    if (!now.isBefore(deadline)) {
      trouble.add("The destination did not report on the file of run %s.".formatted(awaited.run()));
      return null;
    }
    return awaited.later(now.plus(pause.isZero() ? FIRST_LOOK : pause));
  }

  /**
   * Looks at what the reports on the run's files left open, once all of them are there: one of the
   * files does it for all.
   *
   * @return null when there is nothing more to look at
   */
  private @Nullable Awaited looked(
      FileReporting connector,
      Target target,
      Awaited awaited,
      Set<String> unreported,
      Set<String> looking,
      Set<String> trouble) {
    Instant now = clock.instant();
    if (unreported.contains(awaited.run())) {
      return awaited.later(now.plus(FIRST_LOOK));
    }
    if (!looking.add(awaited.run())) {
      return null;
    }
    Instant deadline = awaited.since().plus(connector.patience());
    try {
      FileLooks.Next next =
          looks.look(
              connector,
              target.in(awaited.run()),
              awaited.whole() ? null : awaited.run(),
              Objects.requireNonNull(awaited.look()));
      return next == null ? null : awaited.looking(next.place(), now.plus(next.pause()));
    } catch (PostponedException e) {
      return awaited.later(now.plus(e.pause()));
    } catch (DeliveryException e) {
      trouble.add(e.getMessage());
      return now.isBefore(deadline) ? awaited.later(now.plus(AFTER_TROUBLE)) : null;
    }
  }

  private void settle(String feed, Awaited awaited, FileReport.Done report) {
    Ledgers.Opened opened = ledgers.open(feed);
    Map<String, List<ItemIssue>> news = new TreeMap<>(ItemKey.ORDER);
    Map<String, List<ItemIssue>> byKey =
        report.items().entrySet().stream()
            .collect(
                Collectors.toMap(
                    item -> ItemKey.ofProduct(item.getKey()), Map.Entry::getValue, (a, b) -> a));
    Map<String, LedgerEntry> products = ledgers.findAll(opened.head(), byKey.keySet());
    report
        .items()
        .forEach(
            (id, issues) -> {
              boolean product = products.containsKey(ItemKey.ofProduct(id));
              news.put(product ? ItemKey.ofProduct(id) : ItemKey.ofModel(id), issues);
            });
    boolean complete = report.complete() && awaited.alone();
    LedgerMerge<List<ItemIssue>> merge =
        new LedgerMerge<>(
            ledgers,
            opened.head(),
            complete,
            new ReportedItems(awaited.whole() ? null : awaited.run(), complete, clock.instant()));
    news.forEach(merge::accept);
    ledgers.exchange(opened, merge.finish(opened.head().fields()));
  }
}
