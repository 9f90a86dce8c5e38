package io.stoa.template;

import io.stoa.template.Template.Part;
import io.stoa.template.Wellformed.Flaw;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Proves that whatever the values are, the document is well-formed. The document without any
 * section is looked at, with each of them alone and with all of them; and each section's body must
 * be whole in itself, so that it may stand any number of times. A section of a JSON document is
 * either an array's only content (commas are put between its entries), or brings the comma that it
 * needs, before it or behind it.
 */
final class TemplateCheck {
  private static final int LONGEST = 64_000;
  private static final int MOST_SECTIONS = 100;
  private static final List<Comma> COMMAS =
      List.of(
          new Comma("{\"\":0", "}"),
          new Comma("[0", "]"),
          new Comma("{", "\"\":0}"),
          new Comma("[", "0]"));

  private final Template template;
  private final Map<Part, List<Node>> parts = new EnumMap<>(Part.class);
  private final List<TemplateProblem> problems = new ArrayList<>();
  private final List<Node.Section> listed = new ArrayList<>();

  private TemplateCheck(Template template) {
    this.template = template;
  }

  /**
   * What is left when a template is read.
   *
   * @param listed sections between whose entries commas stand
   */
  record Outcome(
      Map<Part, List<Node>> parts, List<Node.Section> listed, List<TemplateProblem> problems) {}

  /**
   * @param names of an item's values
   * @param around names of what head and foot can say
   */
  static Outcome check(Template template, Set<String> names, Set<String> around) {
    TemplateCheck check = new TemplateCheck(template);
    check.parse();
    if (check.problems.isEmpty()) {
      check.names(names, around);
      check.document();
    }
    return new Outcome(check.parts, check.listed, List.copyOf(check.problems));
  }

  private void parse() {
    Context context = Context.of(template.language());
    for (Part part : Part.values()) {
      String text = template.text(part);
      if (text.length() > LONGEST) {
        problems.add(new TemplateProblem(part, 1, 1, "Is longer than " + LONGEST + " characters."));
        text = "";
      }
      Context of = part == Part.BETWEEN ? Context.of(template.language()) : context;
      parts.put(part, TemplateParser.parse(part, text, of, problems));
    }
    if (template.item().isBlank()) {
      problems.add(new TemplateProblem(Part.ITEM, 1, 1, "Is empty."));
    }
    if (sections().size() > MOST_SECTIONS) {
      problems.add(
          new TemplateProblem(Part.ITEM, 1, 1, "Has more than " + MOST_SECTIONS + " sections."));
    }
  }

  private void names(Set<String> names, Set<String> around) {
    parts.forEach(
        (part, nodes) -> {
          Set<String> known = part == Part.ITEM ? names : around;
          nodes.forEach(node -> name(part, node, known));
        });
  }

  /** Inside a section names may be those of an entry, which are not known here. */
  private void name(Part part, Node node, Set<String> known) {
    String name =
        node instanceof Node.Value value
            ? value.name()
            : node instanceof Node.Section section ? section.name() : null;
    if (name != null && !known.contains(name) && !known.contains(name.split("\\.", -1)[0])) {
      problem(
          part,
          node.from(),
          "There is nothing called %s here; there are: %s."
              .formatted(name, String.join(", ", known.stream().sorted().toList())));
    }
  }

  private void document() {
    if (!problems.isEmpty() || !whole(section -> false)) {
      return;
    }
    if (!whole(section -> true)) {
      return;
    }
    for (Placed placed : sections()) {
      Node.Section section = placed.section();
      if (!whole(other -> other.equals(section) || encloses(other, section)) || !body(placed)) {
        return;
      }
    }
  }

  private static boolean encloses(Node.Section outer, Node.Section inner) {
    return outer.from() < inner.from() && inner.until() < outer.until();
  }

  /** The document with no item (JSON), one and two of them; tells whether it is well-formed. */
  private boolean whole(Predicate<Node.Section> shown) {
    List<Part> one = List.of(Part.HEAD, Part.ITEM, Part.FOOT);
    List<Part> two = List.of(Part.HEAD, Part.ITEM, Part.BETWEEN, Part.ITEM, Part.FOOT);
    return whole(one, shown) && whole(two, shown) && whole(List.of(Part.HEAD, Part.FOOT), shown);
  }

  private boolean whole(List<Part> order, Predicate<Node.Section> shown) {
    StringBuilder document = new StringBuilder();
    List<Integer> begins = new ArrayList<>();
    for (Part part : order) {
      begins.add(document.length());
      document.append(skeleton(part, shown));
    }
    String text = document.toString();
    Flaw flaw = Wellformed.flaw(text, template.language(), true);
    if (flaw == null) {
      return true;
    }
    int offset = flaw.offset(text);
    int at = order.size() - 1;
    while (at > 0 && begins.get(at) > offset) {
      at--;
    }
    String without = order.contains(Part.ITEM) ? "" : "Without any item: ";
    problem(order.get(at), offset - begins.get(at), without + ended(flaw.message()));
    return false;
  }

  private static String ended(String message) {
    return message.endsWith(".") ? message : message + ".";
  }

  private String skeleton(Part part, Predicate<Node.Section> shown) {
    return Skeleton.of(template.text(part), nodes(part), template.language(), shown);
  }

  private List<Node> nodes(Part part) {
    return parts.getOrDefault(part, List.of());
  }

  private boolean body(Placed placed) {
    Node.Section section = placed.section();
    List<String> bodies = bodies(placed);
    if (template.language() == Template.Language.XML) {
      return section.quoted()
          ? bodies.stream().allMatch(TemplateCheck::isAttributeText)
              || refused(placed, "is no text: it holds a quote or a tag")
          : bodies.stream().allMatch(body -> fits("<r>" + body + "</r>"))
              || refused(placed, "is no whole piece of XML: tags that it opens it must close");
    }
    if (section.quoted()) {
      return bodies.stream().allMatch(body -> fits("\"" + body + "\""))
          || refused(placed, "is no text");
    }
    if (section.absent() || COMMAS.stream().anyMatch(comma -> comma.fits(this, bodies))) {
      return true;
    }
    listed.add(section);
    return bodies.stream().allMatch(this::fits)
        || refused(placed, "must be one value in an array of its own, or bring its comma");
  }

  /** What a section can hold: without sections inside, with each of them, with all. */
  private List<String> bodies(Placed placed) {
    List<Predicate<Node.Section>> shown = new ArrayList<>();
    shown.add(inner -> false);
    shown.add(inner -> true);
    List<Placed> inside = new ArrayList<>();
    collect(placed.part(), placed.section().body(), inside);
    for (Placed one : inside) {
      shown.add(other -> other.equals(one.section()) || encloses(other, one.section()));
    }
    String text = template.text(placed.part());
    return shown.stream()
        .map(which -> Skeleton.of(text, placed.section().body(), template.language(), which))
        .toList();
  }

  private static boolean isAttributeText(String text) {
    return text.indexOf('"') < 0
        && text.indexOf('\'') < 0
        && text.indexOf('<') < 0
        && Wellformed.flaw("<r>" + text + "</r>", Template.Language.XML, false) == null;
  }

  /** Where a section with commas stands: behind or before a member or an entry. */
  private record Comma(String before, String behind) {
    boolean fits(TemplateCheck check, List<String> bodies) {
      return bodies.stream().allMatch(body -> check.fits(before + body + behind));
    }
  }

  private boolean fits(String text) {
    return Wellformed.flaw(text, template.language(), false) == null;
  }

  private boolean refused(Placed placed, String why) {
    problem(
        placed.part(),
        placed.section().from(),
        "What stands in the section " + placed.section().name() + " " + why + ".");
    return false;
  }

  /** A section and where it stands. */
  private record Placed(Part part, Node.Section section) {}

  private List<Placed> sections() {
    List<Placed> all = new ArrayList<>();
    parts.forEach((part, nodes) -> collect(part, nodes, all));
    return all;
  }

  private static void collect(Part part, List<Node> nodes, List<Placed> into) {
    for (Node node : nodes) {
      if (node instanceof Node.Section section) {
        into.add(new Placed(part, section));
        collect(part, section.body(), into);
      }
    }
  }

  private void problem(Part part, int offset, String message) {
    problems.add(TemplateProblem.at(part, template.text(part), offset, message));
  }
}
