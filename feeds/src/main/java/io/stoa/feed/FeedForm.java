package io.stoa.feed;

import io.stoa.catalog.Catalog;
import io.stoa.catalog.Catalogs;
import io.stoa.catalog.Channel;
import io.stoa.connector.DeliveryFileName;
import io.stoa.error.Violation;
import io.stoa.format.FileFormats;
import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.RequirementSets;
import java.net.URI;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a feed must say before anything else is looked at. */
final class FeedForm implements FeedCheck {
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
  private static final int LONGEST_LABEL = 200;
  private static final int LONGEST_QUIET = 86_400;

  private final RequirementSets sets;
  private final Catalogs catalogs;

  FeedForm(RequirementSets sets, Catalogs catalogs) {
    this.sets = sets;
    this.catalogs = catalogs;
  }

  @Override
  public List<Violation> check(Feed feed) {
    List<Violation> found = new ArrayList<>();
    if (!CODE.matcher(feed.code()).matches()) {
      found.add(
          new Violation(
              "code",
              "code",
              "A feed's code has 1 to 64 lower-case letters, digits, - and _, and begins with a"
                  + " letter or digit.",
              feed.code()));
    }
    if (feed.label().isBlank() || feed.label().length() > LONGEST_LABEL) {
      found.add(new Violation("label", "label", "A label has 1 to 200 characters.", feed.label()));
    }
    found.addAll(running(feed));
    found.addAll(DeliveryFileName.check(feed.fileName()));
    if (feed.fileName().equalsIgnoreCase(RunFolder.REPORT)
        || feed.fileName().equalsIgnoreCase(RunFolder.CHANGES)) {
      found.add(
          new Violation(
              "fileName",
              "reserved_name",
              feed.fileName() + " is the name of a report beside the file.",
              feed.fileName()));
    }
    sets.find(feed.requirementSet())
        .ifPresentOrElse(
            set -> found.addAll(against(feed, set)),
            () ->
                found.add(
                    new Violation(
                        "requirementSet",
                        "known_requirement_set",
                        "There is no requirement set " + feed.requirementSet() + ".",
                        feed.requirementSet())));
    found.addAll(view(feed.view(), catalogs.current()));
    return found;
  }

  private static List<Violation> running(Feed feed) {
    List<Violation> found = new ArrayList<>();
    Integer most = feed.mostLost();
    if (most != null && (most < 0 || most > 100)) {
      found.add(new Violation("mostLost", "range", "Is 0 to 100 percent.", most.toString()));
    }
    Feed.OnChange onChange = feed.onChange();
    if (onChange != null
        && (onChange.quietSeconds() < 0 || onChange.quietSeconds() > LONGEST_QUIET)) {
      found.add(
          new Violation(
              "onChange.quietSeconds",
              "range",
              "Is 0 to " + LONGEST_QUIET + " seconds.",
              Integer.toString(onChange.quietSeconds())));
    }
    return found;
  }

  private static List<Violation> against(Feed feed, RequirementSet set) {
    List<Violation> found = new ArrayList<>();
    if (!set.formats().contains(feed.format()) || FileFormats.find(feed.format()).isEmpty()) {
      found.add(
          new Violation(
              "format",
              "known_format",
              set.label() + " takes " + String.join(", ", set.formats()) + ".",
              feed.format()));
    }
    if (set.needsBaseUrl() && feed.view().baseUrl() == null) {
      found.add(
          Violation.of(
              "view.baseUrl",
              "required",
              set.label() + " wants links: say where product pages and images are on the web."));
    }
    for (RequirementSet.Parameter parameter : set.parameters()) {
      String given = feed.view().parameters().get(parameter.name());
      if (parameter.required() && (given == null || given.isBlank())) {
        found.add(
            Violation.of(
                "view.parameters." + parameter.name(),
                "required",
                parameter.label() + " is required. " + parameter.help()));
      } else if (given != null && !given.isBlank()) {
        String problem = parameter.problem(given.strip());
        if (problem != null) {
          found.add(
              new Violation(
                  "view.parameters." + parameter.name(),
                  "parameter",
                  parameter.label() + " " + problem + ".",
                  given));
        }
      }
    }
    return found;
  }

  private static List<Violation> view(Feed.View view, Catalog catalog) {
    List<Violation> found = new ArrayList<>();
    Channel channel = catalog.channel(view.channel()).orElse(null);
    if (channel == null) {
      found.add(
          new Violation(
              "view.channel",
              "known_channel",
              "There is no channel " + view.channel() + ".",
              view.channel()));
    } else if (!channel.locales().contains(view.locale())) {
      found.add(
          new Violation(
              "view.locale",
              "active_locale",
              "The channel " + channel.code() + " has no locale " + view.locale() + ".",
              view.locale()));
    }
    found.addAll(fallbacks(view, catalog));
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(c -> c.getCurrencyCode().equals(view.currency()))) {
      found.add(
          new Violation("view.currency", "currency", "Is not an ISO 4217 code.", view.currency()));
    }
    if (view.baseUrl() != null && !isWebAddress(view.baseUrl())) {
      found.add(
          new Violation(
              "view.baseUrl",
              "url",
              "Must be an http or https address without query and fragment.",
              view.baseUrl()));
    }
    return found;
  }

  private static List<Violation> fallbacks(Feed.View view, Catalog catalog) {
    List<Violation> found = new ArrayList<>();
    for (String locale : view.fallbackLocales()) {
      if (!catalog.activeLocales().contains(locale)) {
        String message = "No channel has the locale " + locale + ".";
        found.add(new Violation("view.fallbackLocales", "active_locale", message, locale));
      }
    }
    for (String channel : view.fallbackChannels()) {
      if (catalog.channel(channel).isEmpty()) {
        String message = "There is no channel " + channel + ".";
        found.add(new Violation("view.fallbackChannels", "known_channel", message, channel));
      }
    }
    return found;
  }

  private static boolean isWebAddress(String text) {
    URI uri = parsed(text);
    return uri != null
        && uri.getHost() != null
        && uri.getQuery() == null
        && uri.getFragment() == null
        && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
  }

  private static @Nullable URI parsed(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
