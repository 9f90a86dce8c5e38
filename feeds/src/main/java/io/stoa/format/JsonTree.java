package io.stoa.format;

import io.stoa.requirement.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a nested object from fields whose names are paths. {@code a.b} is an object in an object;
 * {@code a[]} is the list itself; {@code a[].b} is {@code b} in each object of the array a: a list
 * makes one object for each of its entries, a single value goes into every object that is there.
 */
public final class JsonTree {
  private JsonTree() {}

  /**
   * @param variantsAt path of the list of variants, such as {@code skus[]}
   */
  public static Map<String, Object> of(Item item, String variantsAt) {
    Map<String, Object> root = new LinkedHashMap<>();
    item.values().forEach((path, value) -> put(root, path, value));
    if (!item.variants().isEmpty()) {
      List<Object> variants = new ArrayList<>();
      for (Item.Variant variant : item.variants()) {
        Map<String, Object> object = new LinkedHashMap<>();
        variant
            .values()
            .forEach((path, value) -> put(object, path.substring(variantsAt.length() + 1), value));
        variants.add(object);
      }
      put(root, variantsAt, variants);
    }
    return root;
  }

  private static void put(Map<String, Object> object, String path, Object value) {
    int dot = path.indexOf('.');
    String head = dot < 0 ? path : path.substring(0, dot);
    String tail = dot < 0 ? "" : path.substring(dot + 1);
    if (!head.endsWith("[]")) {
      if (dot < 0) {
        object.put(head, value);
      } else {
        put(child(object, head), tail, value);
      }
      return;
    }
    String name = head.substring(0, head.length() - 2);
    if (dot < 0) {
      object.put(name, value instanceof List<?> ? value : List.of(value));
      return;
    }
    List<Map<String, Object>> array = array(object, name);
    List<?> entries = value instanceof List<?> list ? list : List.of(value);
    while (array.size() < entries.size()) {
      array.add(new LinkedHashMap<>());
    }
    for (int i = 0; i < array.size(); i++) {
      if (!(value instanceof List<?>)) {
        put(array.get(i), tail, value);
      } else if (i < entries.size()) {
        put(array.get(i), tail, entries.get(i));
      }
    }
  }

  @SuppressWarnings("unchecked") // only this class puts values at inner places
  private static Map<String, Object> child(Map<String, Object> object, String name) {
    return (Map<String, Object>) object.computeIfAbsent(name, n -> new LinkedHashMap<>());
  }

  @SuppressWarnings("unchecked") // as above
  private static List<Map<String, Object>> array(Map<String, Object> object, String name) {
    return (List<Map<String, Object>>) object.computeIfAbsent(name, n -> new ArrayList<>());
  }
}
