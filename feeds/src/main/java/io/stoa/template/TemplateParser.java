package io.stoa.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one part of a template. For one text. */
final class TemplateParser {
  private static final Pattern NAME = Pattern.compile("\\.|@?[\\p{L}_][\\p{L}\\p{N}_.:-]*");
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";
  private static final int DEEPEST = 8;

  private final Template.Part part;
  private final String text;
  private final Context context;
  private final List<TemplateProblem> problems;
  private final Deque<Open> open = new ArrayDeque<>();
  private List<Node> nodes = new ArrayList<>();

  private TemplateParser(
      Template.Part part, String text, Context context, List<TemplateProblem> problems) {
    this.part = part;
    this.text = text;
    this.context = context;
    this.problems = problems;
  }

  /**
   * @param context what stands before, for what head, item and foot share
   * @param problems takes what is wrong
   */
  static List<Node> parse(
      Template.Part part, String text, Context context, List<TemplateProblem> problems) {
    return new TemplateParser(part, text, context, problems).parse();
  }

  /** A section that was opened, and the nodes before it. */
  private record Open(
      String name,
      boolean absent,
      boolean quoted,
      String place,
      int from,
      int bodyFrom,
      List<Node> before) {}

  private List<Node> parse() {
    int at = 0;
    while (at < text.length()) {
      int tag = text.indexOf(OPEN, at);
      int end = tag < 0 ? text.length() : tag;
      literal(at, end);
      at = end;
      if (tag >= 0) {
        int close = text.indexOf(CLOSE, tag);
        if (close < 0) {
          problem(tag, "A tag is opened with {{ and not closed with }}");
          return nodes;
        }
        int behind = close + CLOSE.length();
        tag(text.substring(tag + OPEN.length(), close).strip(), tag, behind);
        at = behind;
      }
    }
    while (!open.isEmpty()) {
      Open section = open.pop();
      problem(section.from(), "The section " + section.name() + " is not closed");
      nodes = section.before();
    }
    return nodes;
  }

  private void literal(int from, int until) {
    if (from < until) {
      for (int i = from; i < until; i++) {
        context.read(text.charAt(i));
      }
      nodes.add(new Node.Literal(text.substring(from, until), from, until));
    }
  }

  private void tag(String tag, int from, int until) {
    char kind = tag.isEmpty() ? ' ' : tag.charAt(0);
    if (kind == '!') {
      nodes.add(new Node.Remark(from, until));
      return;
    }
    String refusal = context.refusal();
    if (refusal != null) {
      problem(from, refusal);
    }
    boolean marked = kind == '#' || kind == '^' || kind == '/';
    String name = (marked ? tag.substring(1) : tag).strip();
    if (!NAME.matcher(name).matches()) {
      problem(
          from,
          kind == '{' || kind == '&' || kind == '>' || kind == '='
              ? "There is no such tag: values are always escaped, and nothing is included"
              : "This is no name: " + (name.isEmpty() ? "nothing" : name));
    } else if (kind == '/') {
      close(name, from, until);
    } else if (marked) {
      open.push(new Open(name, kind == '^', context.quoted(), context.place(), from, until, nodes));
      nodes = new ArrayList<>();
      if (open.size() > DEEPEST) {
        problem(from, "Sections stand at most " + DEEPEST + " deep");
      }
    } else {
      nodes.add(new Node.Value(name, context.quoted(), from, until));
    }
  }

  private void close(String name, int from, int until) {
    @Nullable Open section = open.peek();
    if (section == null || !section.name().equals(name)) {
      problem(
          from,
          section == null
              ? "No section " + name + " is open"
              : "The section " + section.name() + " is open, not " + name);
      return;
    }
    open.pop();
    if (!section.place().equals(context.place())) {
      problem(from, "The section begins in " + section.place() + " and ends in " + context.place());
    }
    Node.Section whole =
        new Node.Section(
            name,
            section.absent(),
            section.quoted(),
            nodes,
            section.from(),
            section.bodyFrom(),
            from,
            until);
    nodes = section.before();
    nodes.add(whole);
  }

  private void problem(int offset, String message) {
    problems.add(TemplateProblem.at(part, text, offset, message + "."));
  }
}
