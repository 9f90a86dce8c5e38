package io.stoa.connectors.wechat;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connector.ItemState;
import io.stoa.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A product as the shop has it: what is on sale, and the draft beside it. Source of the codes:
 * https://developers.weixin.qq.com/doc/store/API/product/get.html
 *
 * @param online missing when it was never on sale
 */
record WeChatProduct(JsonNode online, JsonNode draft) {
  private static final int ON_SALE = 5;
  private static final Set<Integer> GONE = Set.of(6, 9);
  private static final int DELISTED = 11;

  /** Being audited, written, or uploaded. */
  private static final Set<Integer> UNDER_WAY = Set.of(2, 5, 7);

  private static final int IN_AUDIT = 2;
  private static final int AUDIT_FAILED = 3;
  private static final int AUDIT_PASSED = 4;
  private static final int UPLOAD_FAILED = 8;
  private static final int NO_QUOTA = 72;

  static WeChatProduct of(JsonNode answer) {
    return new WeChatProduct(answer.path("product"), answer.path("edit_product"));
  }

  private JsonNode any() {
    return online.isObject() ? online : draft;
  }

  String id() {
    return any().path("product_id").asString("");
  }

  /** Our own id of it. */
  String ours() {
    return any().path("out_product_id").asString("");
  }

  private int status() {
    return any().path("status").asInt(0);
  }

  private int editStatus() {
    return (draft.isObject() ? draft : online).path("edit_status").asInt(0);
  }

  boolean isOnSale() {
    return online.isObject() && status() == ON_SALE;
  }

  boolean isGone() {
    return GONE.contains(status());
  }

  /** Whether it is shown as coming soon. */
  boolean waitsForSale() {
    return any().path("timing_onsale_info").path("status").asInt(0) == 1;
  }

  boolean isUnderWay() {
    return UNDER_WAY.contains(editStatus());
  }

  boolean isInAudit() {
    return editStatus() == IN_AUDIT;
  }

  boolean isRejected() {
    return editStatus() == AUDIT_FAILED;
  }

  /** How it stands for what was last wanted. */
  ItemAnswer answer(String sku, ItemAction wanted) {
    if (isGone()) {
      return ItemAnswer.of(
          sku, wanted == ItemAction.DELETE ? ItemState.DELETED : ItemState.MISSING);
    }
    if (wanted == ItemAction.DELETE && !isOnSale() && !isUnderWay()) {
      return answer(sku, ItemState.DELETED, List.of());
    }
    if (isRejected()) {
      return answer(sku, ItemState.REJECTED, reasons());
    }
    if (isUnderWay()) {
      return answer(sku, ItemState.ACCEPTED, List.of());
    }
    if (isOnSale() && editStatus() != NO_QUOTA && editStatus() != UPLOAD_FAILED) {
      return answer(sku, ItemState.LIVE, List.of());
    }
    return notOnSale(sku);
  }

  private ItemAnswer notOnSale(String sku) {
    return switch (status()) {
      case DELISTED -> off(sku, "The product was taken off sale in the shop (自主下架).");
      case 13 -> off(sku, "WeChat took the product off sale for a violation or a risk (违规下架).");
      case 14 -> off(sku, "The product is off sale: the shop's deposit does not suffice (保证金不足).");
      case 15 ->
          off(sku, "The product is off sale: the authorisation of its brand expired (品牌过期).");
      case 20 -> off(sku, "WeChat banned the product (商品被封禁).");
      default ->
          switch (editStatus()) {
            case AUDIT_PASSED -> answer(sku, ItemState.ACCEPTED, List.of());
            case NO_QUOTA ->
                later(sku, "The quota of audits was used up; the draft is handed in again later.");
            case UPLOAD_FAILED -> later(sku, "The upload failed at WeChat; it is sent again.");
            default -> later(sku, "The draft is not handed in for audit yet.");
          };
    };
  }

  private ItemAnswer off(String sku, String message) {
    return answer(
        sku,
        ItemState.REJECTED,
        List.of(
            new ItemIssue(null, "status_" + status(), Severity.ERROR, message, WeChatErrors.LINK)));
  }

  private ItemAnswer later(String sku, String message) {
    return answer(
        sku,
        ItemState.POSTPONED,
        List.of(new ItemIssue(null, "edit_status_" + editStatus(), Severity.INFO, message, null)));
  }

  private ItemAnswer answer(String sku, ItemState state, List<ItemIssue> issues) {
    return new ItemAnswer(sku, state, id().isEmpty() ? null : id(), issues);
  }

  /** Why the audit failed, as far as WeChat says. */
  private List<ItemIssue> reasons() {
    List<ItemIssue> issues = new ArrayList<>();
    collect(draft.path("audit_info"), null, issues);
    if (issues.isEmpty()) {
      issues.add(
          new ItemIssue(
              null,
              "audit_failed",
              Severity.ERROR,
              "The audit failed; the shop's back office says why (审核失败).",
              "https://store.weixin.qq.com"));
    }
    return issues;
  }

  private static void collect(JsonNode node, @Nullable String field, List<ItemIssue> issues) {
    if (node.isString() && node.asString("").startsWith("{")) {
      try {
        collect(Json.MAPPER.readTree(node.asString("")), field, issues);
      } catch (JacksonException e) {
        // A text that only looks like JSON says nothing.
      }
      return;
    }
    String own = node.path("busi_show_field_api").asString("");
    String about = own.isEmpty() ? field : own;
    for (String name : List.of("audit_reason", "reject_reason", "reason")) {
      String reason = node.path(name).asString("");
      if (!reason.isEmpty() && !reason.startsWith("{")) {
        issues.add(ItemIssue.error(about, "audit_failed", reason));
      }
    }
    for (JsonNode child : node) {
      if (child.isContainer() || child.asString("").startsWith("{")) {
        collect(child, about, issues);
      }
    }
  }
}
