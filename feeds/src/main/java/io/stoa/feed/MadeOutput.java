package io.stoa.feed;

import io.stoa.connector.ItemIssue;
import io.stoa.delta.News;
import io.stoa.error.Violation;
import io.stoa.feed.PrepareItems.Prepared;
import io.stoa.range.PartOutput;
import io.stoa.requirement.Finding;
import io.stoa.requirement.Item;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what was made of candidates; {@link MadeInput} reads it. For one thread. */
final class MadeOutput {
  /** What comes next. */
  enum Kind {
    NOTHING,
    SKIPPED,
    WITHHELD,
    INSIDE,
    ITEMS
  }

  private final PartOutput out;

  MadeOutput(PartOutput out) {
    this.out = out;
  }

  void write(Made made) throws IOException {
    if (made instanceof Made.Settled settled) {
      settled(settled);
    } else if (made instanceof Made.Items items) {
      items(items);
    }
  }

  private void settled(Made.Settled settled) throws IOException {
    News news = settled.news();
    if (news == null) {
      out.name(Kind.NOTHING);
    } else if (news instanceof News.Skipped skipped) {
      out.name(Kind.SKIPPED);
      out.text(skipped.sku());
      out.list(skipped.issues(), this::issue);
      out.instant(skipped.look());
    } else if (news instanceof News.Withheld withheld) {
      out.name(Kind.WITHHELD);
      out.text(withheld.sku());
      out.text(withheld.reason());
      out.instant(withheld.look());
    } else if (news instanceof News.Inside inside) {
      out.name(Kind.INSIDE);
      out.text(inside.sku());
      out.text(inside.within());
    } else {
      throw new IllegalArgumentException("What goes out is judged first: " + settled.key());
    }
    out.text(settled.key());
    out.list(settled.findings(), this::finding);
    out.optionalText(settled.outcome() == null ? null : settled.outcome().name());
  }

  private void items(Made.Items items) throws IOException {
    out.name(Kind.ITEMS);
    out.text(items.key());
    out.text(items.sku());
    out.list(items.items(), this::prepared);
    out.list(items.further(), this::finding);
    ready(items.ready());
    out.optionalText(items.parent());
    out.flag(items.isParent());
    out.instant(items.look());
  }

  /** Its items are those of the prepared ones that are not skipped, and look as all of it does. */
  private void ready(News.@Nullable Ready ready) throws IOException {
    out.flag(ready != null);
    if (ready != null) {
      out.list(ready.rendered(), out::bytes);
      out.list(ready.fields().entrySet(), this::hash);
      out.optionalText(ready.told());
      out.optionalText(ready.within());
    }
  }

  private void hash(Map.Entry<String, Integer> field) throws IOException {
    out.text(field.getKey());
    out.number(field.getValue());
  }

  private void prepared(Prepared prepared) throws IOException {
    Item item = prepared.item();
    out.text(item.sku());
    out.name(item.kind());
    out.optionalText(item.parent());
    out.values(item.values());
    out.list(item.variants(), this::variant);
    out.list(prepared.findings(), this::finding);
  }

  private void variant(Item.Variant variant) throws IOException {
    out.text(variant.sku());
    out.values(variant.values());
  }

  private void finding(Finding finding) throws IOException {
    Violation violation = finding.violation();
    out.text(finding.sku());
    out.name(finding.severity());
    out.text(violation.field());
    out.text(violation.rule());
    out.text(violation.message());
    out.optionalText(violation.value());
    out.optionalText(finding.source());
  }

  private void issue(ItemIssue issue) throws IOException {
    out.optionalText(issue.attribute());
    out.text(issue.code());
    out.name(issue.severity());
    out.text(issue.message());
    out.optionalText(issue.link());
  }
}
