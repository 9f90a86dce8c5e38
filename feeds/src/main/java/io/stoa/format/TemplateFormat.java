package io.stoa.format;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.Item;
import io.stoa.template.CompiledTemplate;
import io.stoa.template.Template;
import io.stoa.template.Template.Language;
import io.stoa.template.Template.Part;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** XML or JSON as a feed's own template has it. */
public final class TemplateFormat {
  /** What head and foot can say of the feed. */
  public static final Set<String> AROUND = Set.of("label", "link", "locale", "time", "parameters");

  private TemplateFormat() {}

  static FileFormat of(Language language) {
    return language == Language.XML
        ? new FragmentFormat(
            code(language), "application/xml; charset=utf-8", "xml", layout -> of(language, layout))
        : new FragmentFormat(
            code(language), "application/json", "json", layout -> of(language, layout));
  }

  /** Code of the format for templates of the language. */
  public static String code(Language language) {
    return language == Language.XML ? "template-xml" : "template-json";
  }

  private static Fragments of(Language language, Layout layout) {
    Template template = layout.set().files().template();
    if (template == null || template.language() != language) {
      throw new StoaException(
          CoreError.INVALID, "The feed has no template of the language of its format.");
    }
    Set<String> names =
        layout.set().fields().stream().map(FieldRule::name).collect(Collectors.toSet());
    return ShardedFragments.of(
        layout, new Templated(CompiledTemplate.of(template, names, AROUND), around(layout)));
  }

  private static Map<String, Object> around(Layout layout) {
    Map<String, Object> around = new LinkedHashMap<>(layout.head());
    around.put("label", layout.title());
    around.put("locale", layout.locale());
    around.put("parameters", layout.parameters());
    if (layout.link() != null) {
      around.put("link", layout.link());
    }
    return around;
  }

  private record Templated(CompiledTemplate template, Map<String, Object> around)
      implements Fragments {
    private byte[] part(Part part, Map<String, ?> values) {
      return template.write(part, values).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] head() {
      return part(Part.HEAD, around);
    }

    @Override
    public byte[] before(int number) {
      return number == 1 ? new byte[0] : part(Part.BETWEEN, around);
    }

    @Override
    public byte[] item(Item item) {
      return part(Part.ITEM, item.values());
    }

    @Override
    public byte[] foot() {
      return part(Part.FOOT, around);
    }
  }
}
