package io.stoa.mapping;

import io.stoa.error.Violation;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.FieldRule.InParent;
import io.stoa.requirement.FieldType;
import io.stoa.requirement.Finding;
import io.stoa.requirement.Finding.Severity;
import io.stoa.requirement.Level;
import io.stoa.requirement.RequirementSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field and what fills it.
 *
 * @param expression null when nothing fills it
 * @param own true when the feed says so, false for the requirement set's default
 * @param ofVariant whether it is evaluated for each variant of a grouped item
 * @param selectors what stands beside the value, by path
 */
public record FieldMapping(
    FieldRule field,
    @Nullable Expression expression,
    boolean own,
    boolean ofVariant,
    Map<String, Expression> selectors) {

  /**
   * @param set that the field is of
   */
  void fill(
      Lens lens,
      Subject subject,
      RequirementSet set,
      Map<String, Object> values,
      List<Finding> findings) {
    if (expression == null || !applies(subject)) {
      return;
    }
    try {
      Object value = typed(Plain.of(expression.evaluate(lens, subject)));
      if (value == null) {
        return;
      }
      values.put(field.name(), value);
      for (Map.Entry<String, Expression> selector : selectors.entrySet()) {
        Object beside = Plain.of(selector.getValue().evaluate(lens, subject));
        if (beside != null) {
          values.put(selector.getKey(), beside);
        }
      }
    } catch (ExpressionFailure e) {
      findings.add(failure(subject.sku(), set.ruleName(field, e.rule()), expression, e));
    }
  }

  /** How the field comes to its value; null where nothing fills it here. */
  @Nullable FieldTrace trace(Lens lens, Subject subject) {
    if (expression == null || !applies(subject)) {
      return null;
    }
    Recorder recorder = new Recorder();
    Object value = null;
    String problem = null;
    List<TraceNote> notes = new ArrayList<>();
    try {
      Object computed = expression.trace(lens.recording(recorder), subject, recorder);
      Object plain = Plain.of(computed);
      value = typed(plain);
      notes.addAll(recorder.rest());
      if (plain == null && !Plain.isNull(computed)) {
        notes.add(new TraceNote(TraceNote.Kind.TYPE, "What is blank counts as missing."));
      } else if (value != null && !value.equals(plain)) {
        notes.add(
            new TraceNote(
                TraceNote.Kind.TYPE,
                "Written as " + field.type().name().toLowerCase(Locale.ROOT) + ": " + value));
      }
    } catch (ExpressionFailure e) {
      problem = e.getMessage();
    }
    return new FieldTrace(
        subject.sku(), recorder.sources(), recorder.steps(), value, notes, problem);
  }

  private boolean applies(Subject subject) {
    return ofVariant
        || field.parent() == InParent.ALSO
        || (field.parent() == InParent.ONLY) == (subject.role() == Subject.Role.MODEL);
  }

  private Finding failure(String sku, String rule, Expression failed, ExpressionFailure e) {
    Severity severity = field.level() == Level.MANDATORY ? Severity.ERROR : Severity.OMITTED;
    String message = field.name() + " cannot be computed: " + e.getMessage();
    return new Finding(
        sku, severity, new Violation(field.name(), rule, message, failed.source()), null);
  }

  private @Nullable Object typed(@Nullable Object value) {
    FieldType type =
        field.type() == FieldType.LIST && field.of() != null ? field.of() : field.type();
    if (value instanceof List<?> list && field.type() != FieldType.JSON) {
      List<Object> entries = list.stream().map(entry -> typed(type, entry)).toList();
      return field.type() == FieldType.LIST || entries.size() != 1 ? entries : entries.get(0);
    }
    return value == null ? null : typed(type, value);
  }

  private static Object typed(FieldType type, Object value) {
    return switch (type) {
      case JSON, LIST -> value;
      case BOOLEAN -> value instanceof Boolean ? value : bool(String.valueOf(Plain.text(value)));
      case INTEGER -> {
        BigDecimal number = Plain.number(value);
        boolean whole = number != null && number.stripTrailingZeros().scale() <= 0;
        yield whole && number != null ? number.toBigInteger().longValue() : value;
      }
      case NUMBER -> {
        BigDecimal number = Plain.number(value);
        yield number == null ? value : number;
      }
      // No channel wants blanks around a text, and some count them.
      default -> String.valueOf(Plain.text(value)).strip();
    };
  }

  private static Object bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> text;
    };
  }
}
