package io.stoa.connectors.wechat;

import io.stoa.connectors.exchange.Content;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.json.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A WeChat shop as it is documented: every answer has status 200, changes go into a draft, a draft
 * that is handed in is audited and only then on sale. It also serves our own images.
 */
final class WeChatSimulator implements AutoCloseable {
  static final String APP_ID = "wx2c1dcdd8568bc159";
  static final String SECRET = "b7c1-shop-secret-2f0a";
  static final String FORBIDDEN = "违禁";
  private static final int PAGE = 2;

  final Loopback web = new Loopback(this::answer);
  private final Map<String, Product> products = new TreeMap<>();
  private final Map<String, Integer> changes = new HashMap<>();
  private final Map<String, Integer> repainted = new HashMap<>();
  private final List<String> rejectedRequests = new ArrayList<>();
  private String token = "wx-stable-token-0";
  private int tokens;
  private int uploads;
  private int auditsLeft = 1_000;
  private int auditsUntilHourIsUp = 200;
  private int serial;

  /** A product with its two copies. */
  private static final class Product {
    private ObjectNode draft = Json.MAPPER.createObjectNode();
    private @Nullable ObjectNode online;
    private int status;
    private int editStatus = 1;
  }

  /** Audits everything that was handed in. */
  synchronized void settle() {
    for (Product product : products.values()) {
      if (product.editStatus == 2) {
        if (product.draft.path("title").asString("").contains(FORBIDDEN)) {
          product.editStatus = 3;
          product
              .draft
              .putObject("audit_info")
              .put(
                  "audit_info",
                  "{\"busi_audit_info\":{\"item_list\":[{\"multi_failed_reasons\":[{\"audit_reason\":"
                      + "\"标题含违禁词\"}],\"busi_show_field_api\":\"title\"}]}}");
        } else {
          product.editStatus = 4;
          product.status = 5;
          product.online = product.draft.deepCopy();
        }
      }
    }
  }

  synchronized void audits(int left, int untilHourIsUp) {
    auditsLeft = left;
    auditsUntilHourIsUp = untilHourIsUp;
  }

  /** The token that was given out is no longer good. */
  synchronized void revokeToken() {
    token = "wx-stable-token-" + ++tokens;
  }

  synchronized int tokensGiven() {
    return (int)
        web.requests().stream().filter(r -> r.path().equals("/cgi-bin/stable_token")).count();
  }

  synchronized int uploads() {
    return uploads;
  }

  /** The image at this path shows something else from now on. */
  synchronized void repaint(String path) {
    repainted.merge(path, 1, Integer::sum);
  }

  /** Buyers buy so many. */
  synchronized void sell(String ourSku, int number) {
    for (Product product : products.values()) {
      for (JsonNode sku : skus(product.online)) {
        if (sku.path("out_sku_id").asString("").equals(ourSku)) {
          ((ObjectNode) sku).put("stock_num", sku.path("stock_num").asInt(0) - number);
        }
      }
    }
  }

  /** Somebody changes the status in the back office. */
  synchronized void status(String ours, int status) {
    byOurId(ours).status = status;
  }

  synchronized void editStatus(String ours, int status) {
    byOurId(ours).editStatus = status;
  }

  synchronized JsonNode online(String ours) {
    ObjectNode online = byOurId(ours).online;
    return online == null ? Json.MAPPER.createObjectNode() : online;
  }

  synchronized long copies(String ours) {
    return products.values().stream()
        .filter(p -> p.draft.path("out_product_id").asString("").equals(ours))
        .count();
  }

  /** Requests that would get a shop banned or that it refuses as premature. */
  synchronized List<String> rejectedRequests() {
    return List.copyOf(rejectedRequests);
  }

  synchronized Set<String> live() {
    Set<String> live = new TreeSet<>();
    for (Product product : products.values()) {
      if (product.status == 5) {
        live.add(product.draft.path("out_product_id").asString(""));
      }
    }
    return live;
  }

  /** How often something was done to the product. */
  synchronized int timesCarriedOut(String ours) {
    return changes.getOrDefault(ours, 0);
  }

  /** Bodies that were sent to the interface, in order. */
  List<JsonNode> sent(String path) {
    return web.requests().stream()
        .filter(r -> r.path().equals("/channels/ec/" + path))
        .map(Request::json)
        .toList();
  }

  private Product byOurId(String ours) {
    return products.values().stream()
        .filter(p -> p.draft.path("out_product_id").asString("").equals(ours))
        .findFirst()
        .orElseThrow(() -> new AssertionError("The shop has no " + ours));
  }

  private static Iterable<JsonNode> skus(@Nullable ObjectNode product) {
    return product == null ? List.of() : product.path("skus");
  }

  private synchronized Reply answer(Request request) {
    if (request.method().equals("GET") && request.path().startsWith("/media/")) {
      return image(request.path());
    }
    if (request.is("POST", "/cgi-bin/stable_token")) {
      return stableToken(request.json());
    }
    if (!request.query().getOrDefault("access_token", "").equals(token)) {
      return error(40001, "invalid credential, access_token is invalid or not latest");
    }
    if (request.is("POST", "/shop/ec/basics/img/upload")) {
      return upload(request);
    }
    if (request.is("GET", "/channels/ec/basics/info/get")) {
      return ok(object().put("nickname", "Marlow"));
    }
    String path = request.path().replaceFirst("^/channels/ec/", "");
    if (!request.method().equals("POST") || path.equals(request.path())) {
      return Reply.empty(404);
    }
    JsonNode body = request.json();
    return switch (path) {
      case "product/getauditquota" ->
          ok(
              object()
                  .set(
                      "audit_quota",
                      object()
                          .put("block_status", 0)
                          .put("unlimited_type", 0)
                          .put("total_quota", 1_000)
                          .put("avail_quota", auditsLeft)));
      case "product/list/get" -> list(body);
      case "product/add" -> add(body);
      default -> withProduct(path, body);
    };
  }

  private Reply stableToken(JsonNode body) {
    if (!body.path("appid").asString("").equals(APP_ID)) {
      return error(40013, "invalid appid");
    }
    if (!body.path("secret").asString("").equals(SECRET)) {
      return error(40125, "invalid appsecret");
    }
    return Reply.json(200, object().put("access_token", token).put("expires_in", 7_200));
  }

  private Reply image(String path) {
    if (path.contains("missing")) {
      return Reply.empty(404);
    }
    if (path.contains("text")) {
      return Reply.json(200, "{}");
    }
    BufferedImage image = new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, path.hashCode() + repainted.getOrDefault(path, 0));
    try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", png);
      return new Reply(200, Map.of("Content-Type", "image/png"), Content.of(png.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply upload(Request request) {
    String form = new String(request.body().bytes(), StandardCharsets.ISO_8859_1);
    boolean good =
        request.query().getOrDefault("upload_type", "").equals("0")
            && request.query().getOrDefault("resp_type", "").equals("1")
            && request.query().getOrDefault("width", "").equals("8")
            && request.query().getOrDefault("height", "").equals("6")
            && request.header("content-type").startsWith("multipart/form-data; boundary=")
            && form.contains("name=\"media\"")
            && form.contains("\u0089PNG");
    if (!good) {
      return error(10020055, "参数有误");
    }
    uploads++;
    String link = "https://mmecimage.cn/p/" + APP_ID + "/IMG" + uploads;
    return ok(object().set("pic_file", object().put("img_url", link)));
  }

  private Reply list(JsonNode body) {
    if (body.path("page_size").asInt(0) > 30) {
      return error(10020051, "page_size");
    }
    boolean drafts = body.has("status");
    List<String> ids =
        products.entrySet().stream()
            .filter(
                e ->
                    drafts
                        ? e.getValue().status == body.path("status").asInt(0)
                        : e.getValue().status != 0
                            && e.getValue().status != 6
                            && e.getValue().status != 9)
            .map(Map.Entry::getKey)
            .toList();
    int from = Integer.parseInt(body.path("next_key").asString("0"));
    int until = Math.min(from + PAGE, ids.size());
    ObjectNode answer = object().put("total_num", ids.size());
    ArrayNode page = answer.putArray("product_ids");
    ids.subList(Math.min(from, until), until).forEach(page::add);
    answer.put("next_key", until < ids.size() ? Integer.toString(until) : "");
    return ok(answer);
  }

  private @Nullable Reply wrong(JsonNode product) {
    if (product
            .path("title")
            .asString("")
            .codePointCount(0, product.path("title").asString("").length())
        < 5) {
      return error(10020042, "商品标题过短");
    }
    if (product.path("head_imgs").size() < 3) {
      return error(10020022, "商品头图为空");
    }
    for (JsonNode image : product.path("head_imgs")) {
      if (!image.asString("").startsWith("https://mmecimage.cn/p/")) {
        return error(10020035, "图片/视频url非法，url前缀应为mmecimage.cn/p/");
      }
    }
    if (product.path("skus").isEmpty()) {
      return error(10020038, "上架的商品缺少sku");
    }
    for (JsonNode sku : product.path("skus")) {
      if (sku.path("sale_price").asInt(0) <= 0) {
        return error(10020039, "SKU价格为0");
      }
    }
    return null;
  }

  private Reply add(JsonNode body) {
    Reply wrong = wrong(body);
    if (wrong != null) {
      return wrong;
    }
    String id = "1000032984" + (1000 + ++serial);
    Product product = new Product();
    product.draft = (ObjectNode) body.deepCopy();
    product.draft.put("product_id", id);
    numberSkus(product.draft);
    products.put(id, product);
    changes.merge(body.path("out_product_id").asString(""), 1, Integer::sum);
    return ok(
        object()
            .set("data", object().put("product_id", id).put("create_time", "2026-11-24 20:00:00")));
  }

  private void numberSkus(ObjectNode product) {
    for (JsonNode sku : product.path("skus")) {
      if (!sku.has("sku_id")) {
        ((ObjectNode) sku).put("sku_id", "46348" + (10_000 + ++serial));
      }
    }
  }

  private Reply withProduct(String path, JsonNode body) {
    Product product = products.get(body.path("product_id").asString(""));
    if (product == null || product.status == 9) {
      return error(10020052, "商品不存在");
    }
    return switch (path) {
      case "product/get" -> get(product);
      case "product/update" -> update(product, body);
      case "product/listing" -> listing(product);
      case "product/auditfree" -> auditFree(product, body);
      case "product/stock/update" -> stock(product, body);
      case "product/audit/cancel" -> {
        product.editStatus = 1;
        yield ok(object());
      }
      case "product/delisting" -> {
        if (product.editStatus == 2) {
          yield refused(10020047, "商品正在审核中");
        }
        if (product.status != 5) {
          yield refused(10020065, "商品未上架");
        }
        product.status = 11;
        yield changed(product);
      }
      case "product/delete" -> {
        if (product.editStatus == 2) {
          yield refused(10020049, "商品正在审核中，无法编辑或删除");
        }
        product.status = 6;
        yield changed(product);
      }
      default -> Reply.empty(404);
    };
  }

  private Reply get(Product product) {
    ObjectNode answer = object();
    ObjectNode online = product.online;
    if (online != null) {
      answer.set("product", shown(product, online));
    }
    answer.set("edit_product", shown(product, product.draft));
    return ok(answer);
  }

  private static ObjectNode shown(Product product, ObjectNode copy) {
    return copy.deepCopy().put("status", product.status).put("edit_status", product.editStatus);
  }

  private Reply update(Product product, JsonNode body) {
    if (product.editStatus == 2) {
      return refused(10020049, "商品正在审核中，无法编辑或删除");
    }
    Reply wrong = wrong(body);
    if (wrong != null) {
      return wrong;
    }
    String ours = product.draft.path("out_product_id").asString("");
    product.draft = ((ObjectNode) body.deepCopy()).put("out_product_id", ours);
    numberSkus(product.draft);
    product.editStatus = 1;
    return changed(product);
  }

  private Reply listing(Product product) {
    if (product.editStatus == 2) {
      return refused(10020047, "频繁调用上架接口，会被封禁");
    }
    if (product.editStatus == 7) {
      return refused(10020067, "商品上传中");
    }
    if (auditsUntilHourIsUp-- <= 0) {
      return refused(1002001, "本店铺近1小时内提审次数超过限制，请1小时后再试。");
    }
    if (auditsLeft <= 0) {
      product.editStatus = 72;
      return ok(object());
    }
    auditsLeft--;
    product.editStatus = 2;
    return ok(object());
  }

  private Reply auditFree(Product product, JsonNode body) {
    ObjectNode online = product.online;
    if (product.editStatus == 2 || online == null) {
      return refused(10020049, "商品正在审核中");
    }
    if (!body.path("skus").isArray()) {
      return error(10020051, "参数有误");
    }
    body.propertyStream()
        .filter(e -> !e.getKey().equals("skus") && !e.getKey().equals("product_id"))
        .forEach(e -> online.set(e.getKey(), e.getValue()));
    for (JsonNode change : body.path("skus")) {
      ObjectNode sku = sku(online, change.path("sku_id").asString(""));
      if (sku == null) {
        return error(10020051, "sku_id");
      }
      if (change.has("sale_price")) {
        sku.set("sale_price", change.path("sale_price"));
      }
      if (change.has("stock_info")) {
        add(sku, change.path("stock_info"));
      }
    }
    return changed(product);
  }

  private Reply stock(Product product, JsonNode body) {
    if (product.editStatus == 2) {
      return refused(10020217, "当前商品状态草稿状态为审核中，不允许直接更新库存");
    }
    ObjectNode sku = sku(product.online, body.path("sku_id").asString(""));
    if (sku == null) {
      return error(10020289, "该商品从未曾经上架成功过，不允许直接更新库存");
    }
    if (!add(sku, body)) {
      return error(10020219, "库存不足以减扣");
    }
    return changed(product);
  }

  private static boolean add(ObjectNode sku, JsonNode change) {
    int num = change.path("num").asInt(0);
    int sign = change.path("diff_type").asInt(0) == 1 ? 1 : -1;
    int stock = sku.path("stock_num").asInt(0) + sign * num;
    sku.put("stock_num", Math.max(0, stock));
    return stock >= 0;
  }

  private static @Nullable ObjectNode sku(@Nullable ObjectNode product, String id) {
    for (JsonNode sku : skus(product)) {
      if (sku.path("sku_id").asString("").equals(id)) {
        return (ObjectNode) sku;
      }
    }
    return null;
  }

  private Reply changed(Product product) {
    changes.merge(product.draft.path("out_product_id").asString(""), 1, Integer::sum);
    return ok(object());
  }

  private Reply refused(int code, String message) {
    rejectedRequests.add(code + " " + message);
    return error(code, message);
  }

  private static Reply ok(JsonNode body) {
    return Reply.json(200, ((ObjectNode) body).put("errcode", 0).put("errmsg", "ok"));
  }

  static Reply error(int code, String message) {
    return Reply.json(200, object().put("errcode", code).put("errmsg", message + " rid: 6f0a"));
  }

  private static ObjectNode object() {
    return Json.MAPPER.createObjectNode();
  }

  @Override
  public void close() {
    web.close();
  }
}
