package io.stoa.mapping;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import io.stoa.catalog.Catalog;
import io.stoa.error.StoaException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compiles CEL with our functions. A call such as {@code value("name")} is expanded, while it is
 * parsed, to a call that takes what the expression is evaluated on as its first argument; so the
 * functions know their product without any state. Thread-safe.
 */
public final class ExpressionCompiler {
  static final String SUFFIX = "__";
  static final String SEEN = "seen__";
  private static final OpaqueType SEEN_TYPE = OpaqueType.create("seen");
  private static final int LONGEST = 10_000;
  private static final int MOST_KEPT = 4_000;

  private final List<MappingFunction> functions;
  private final Map<String, MappingFunction> byOverload;
  private final Cel cel;

  /** Feeds are compiled again for each run and each preview; their expressions stay the same. */
  private final Map<String, Expression> compiled =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Expression> eldest) {
              return size() > MOST_KEPT;
            }
          });

  public ExpressionCompiler() {
    List<MappingFunction> all = new ArrayList<>();
    all.addAll(ValueFunctions.all());
    all.addAll(ProductFunctions.all());
    all.addAll(OfferFunctions.all());
    all.addAll(LocationFunctions.all());
    all.addAll(LaunchFunctions.all());
    all.addAll(TextFunctions.all());
    all.addAll(NumberFunctions.all());
    all.addAll(ChannelFunctions.all());
    all.addAll(DocumentFunctions.all());
    all.addAll(VariantFunctions.all());
    all.addAll(TableFunctions.all());
    this.functions = List.copyOf(all);
    this.byOverload =
        all.stream().collect(Collectors.toUnmodifiableMap(MappingFunction::overloadId, f -> f));
    this.cel = environment(all);
  }

  /** Every function that expressions can call besides CEL's own; for help texts. */
  public List<MappingFunction> functions() {
    return functions;
  }

  /** The function that a call with so many arguments of its own means, null when there is none. */
  @Nullable MappingFunction function(String internalName, int arguments) {
    return byOverload.get(internalName + arguments);
  }

  /**
   * Compiles one expression.
   *
   * @throws StoaException with {@code INVALID} and one violation for each problem; its message says
   *     line and column, both from 1
   */
  public Expression compile(String field, String source) {
    Expression known = compiled.get(source);
    if (known == null) {
      known = compileAnew(field, source);
      compiled.put(source, known);
    }
    return known;
  }

  private Expression compileAnew(String field, String source) {
    CelValidationResult result = check(source);
    List<ExpressionProblem> problems = problems(source, result);
    if (!problems.isEmpty()) {
      throw StoaException.invalid(
          problems.stream().map(problem -> problem.violation(field, source)).toList());
    }
    try {
      var tree = result.getAst();
      return new Expression(
          source, tree, cel.createProgram(tree), FastPath.of(this, tree.getExpr()));
    } catch (CelValidationException | CelEvaluationException e) {
      throw StoaException.invalid(
          List.of(ExpressionProblem.error(1, 1, CelMessages.message(e)).violation(field, source)));
    }
  }

  /**
   * Everything that is wrong with the expression for products of this catalogue: what {@link
   * #compile} refuses, values used as what they are not, and, as warnings, names that do not exist.
   */
  public List<ExpressionProblem> problems(String source, Catalog catalog) {
    return problems(source, catalog, MappingTables.NONE.known());
  }

  /** As {@link #problems(String, Catalog)}, and names of tables and taxonomies. */
  public List<ExpressionProblem> problems(
      String source, Catalog catalog, MappingTables.Known known) {
    CelValidationResult plain = check(source);
    List<ExpressionProblem> found = new ArrayList<>(problems(source, plain));
    if (!found.isEmpty()) {
      return found;
    }
    try {
      CelAbstractSyntaxTree parsed = AnyNull.inPlaceOfNull(cel.parse(source).getAst());
      SourceCheck sources = new SourceCheck(this, catalog, known);
      found.addAll(problems(source, cel.check(sources.typed(parsed))));
      found.addAll(sources.problems());
      return found;
    } catch (CelValidationException e) {
      throw new IllegalStateException("No error, yet no tree", e);
    }
  }

  private CelValidationResult check(String source) {
    CelValidationResult parsed = cel.parse(source.length() > LONGEST ? "null" : source);
    if (parsed.hasError()) {
      return parsed;
    }
    try {
      return cel.check(AnyNull.inPlaceOfNull(parsed.getAst()));
    } catch (CelValidationException e) {
      throw new IllegalStateException("No error, yet no tree", e);
    }
  }

  private static List<ExpressionProblem> problems(String source, CelValidationResult result) {
    if (source.length() > LONGEST) {
      return List.of(ExpressionProblem.error(1, 1, "is longer than " + LONGEST + " characters"));
    }
    return result.getErrors().stream().map(ExpressionCompiler::problem).toList();
  }

  private static ExpressionProblem problem(CelIssue issue) {
    return ExpressionProblem.error(
        issue.getSourceLocation().getLine(),
        issue.getSourceLocation().getColumn() + 1,
        CelMessages.text(issue.getMessage()));
  }

  private static Cel environment(List<MappingFunction> functions) {
    Map<String, List<MappingFunction>> byName = new LinkedHashMap<>();
    functions.forEach(f -> byName.computeIfAbsent(f.name(), n -> new ArrayList<>()).add(f));
    CelBuilder builder =
        CelFactory.plannerCelBuilder()
            .setOptions(
                CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .populateMacroCalls(true) // so that a trace can show what was written
                    .comprehensionMaxIterations(10_000)
                    .build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addCompilerLibraries(CelExtensions.strings())
            .addRuntimeLibraries(CelExtensions.strings())
            .addVar(SEEN, SEEN_TYPE)
            .addVar(AnyNull.NAME, SimpleType.DYN);
    byName.values().forEach(overloads -> declare(builder, overloads));
    declareTypedValues(builder);
    return builder.build();
  }

  /** For {@link SourceCheck}: {@code value} with one to three arguments and a known result. */
  private static void declareTypedValues(CelBuilder builder) {
    for (TypedValue value : TypedValue.values()) {
      List<CelOverloadDecl> overloads = new ArrayList<>();
      List<CelType> parameters = new ArrayList<>(List.of(SEEN_TYPE));
      for (CelType next : List.of(MappingFunction.TEXT, MappingFunction.ANY, MappingFunction.ANY)) {
        parameters.add(next);
        overloads.add(
            CelOverloadDecl.newGlobalOverload(
                value.internalName() + parameters.size(), value.type(), List.copyOf(parameters)));
      }
      builder.addFunctionDeclarations(
          CelFunctionDecl.newFunctionDeclaration(value.internalName(), overloads));
    }
  }

  // Functions are records of immutable parts; Error Prone does not know CEL's types as such.
  @SuppressWarnings("Immutable")
  private static void declare(CelBuilder builder, List<MappingFunction> overloads) {
    MappingFunction first = overloads.get(0);
    builder.addMacros(
        CelMacro.newGlobalVarArgMacro(
            first.name(),
            (factory, target, arguments) -> {
              List<CelExpr> all = new ArrayList<>();
              all.add(factory.newIdentifier(SEEN));
              if (first.variadic()) {
                all.add(factory.newList(arguments));
              } else {
                all.addAll(arguments);
              }
              return Optional.of(factory.newGlobalCall(first.internalName(), all));
            }));
    List<CelOverloadDecl> declarations = new ArrayList<>();
    for (MappingFunction function : overloads) {
      List<CelType> parameters = new ArrayList<>();
      parameters.add(SEEN_TYPE);
      parameters.addAll(function.types());
      declarations.add(
          CelOverloadDecl.newGlobalOverload(function.overloadId(), function.result(), parameters));
      builder.addFunctionBindings(binding(function));
    }
    builder.addFunctionDeclarations(
        CelFunctionDecl.newFunctionDeclaration(first.internalName(), declarations));
  }

  @SuppressWarnings("Immutable") // as above
  private static CelFunctionBinding binding(MappingFunction function) {
    List<Class<?>> types =
        new ArrayList<>(Collections.nCopies(function.types().size() + 1, Object.class));
    return CelFunctionBinding.from(
        function.overloadId(), types, arguments -> call(function, arguments));
  }

  private static Object call(MappingFunction function, Object[] arguments) {
    Seen seen = (Seen) arguments[0];
    Object[] own = new Object[arguments.length - 1];
    for (int i = 0; i < own.length; i++) {
      own[i] = Plain.isNull(arguments[i + 1]) ? null : arguments[i + 1];
    }
    Object result = function.body().apply(seen.lens(), seen.subject(), own);
    return result == null ? NullValue.NULL_VALUE : result;
  }
}
