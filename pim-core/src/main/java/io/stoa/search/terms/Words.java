package io.stoa.search.terms;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Splits text into words: Unicode word boundaries, case and accents folded. Chinese, Japanese and
 * Korean, which do not part words by spaces, become pairs of neighbouring characters; when indexed
 * also the single characters, so that any stretch of them is found.
 */
public final class Words {
  private static final Analyzer INDEXED = new WordAnalyzer(true);
  private static final Analyzer ASKED = new WordAnalyzer(false);

  private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}]+");

  private Words() {}

  /**
   * The words of each piece between spaces; a piece such as {@code t-shirt} has several. A piece
   * without any, such as a dash, is left out.
   */
  public static List<List<String>> pieces(String text) {
    return GAP.splitAsStream(text)
        .filter(piece -> !piece.isEmpty())
        .map(Words::words)
        .filter(words -> !words.isEmpty())
        .toList();
  }

  /** Gives each word of the text as it is indexed, repeats included; markup is no text. */
  public static void forEach(String text, Consumer<String> consumer) {
    split(INDEXED, hasMarkup(text) ? withoutMarkup(text) : text, consumer);
  }

  /**
   * Gives the words where they are just the runs of ASCII letters and digits that the text has;
   * false, and nothing given, for any other text.
   */
  static boolean forEachIfPlain(String text, Consumer<String> consumer) {
    return !hasMarkup(text) && PlainWords.split(parted(text), consumer);
  }

  private static boolean hasMarkup(String text) {
    return text.indexOf('<') >= 0 || text.indexOf('&') >= 0;
  }

  /** The words of a text without markup as they are indexed, by the whole analysis. */
  static List<String> analyzed(String text) {
    List<String> words = new ArrayList<>();
    analyze(INDEXED, text, words::add);
    return words;
  }

  private static List<String> words(String piece) {
    List<String> words = new ArrayList<>();
    split(ASKED, piece, words::add);
    return words;
  }

  /** Codes such as {@code hat_m} fall into words. */
  private static String parted(String text) {
    return text.replace('_', ' ');
  }

  private static void split(Analyzer analyzer, String text, Consumer<String> consumer) {
    String parted = parted(text);
    if (!PlainWords.split(parted, consumer)) {
      analyze(analyzer, parted, consumer);
    }
  }

  private static void analyze(Analyzer analyzer, String text, Consumer<String> consumer) {
    try (TokenStream tokens = analyzer.tokenStream("words", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        consumer.accept(term.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutMarkup(String text) {
    try (HTMLStripCharFilter reader = new HTMLStripCharFilter(new StringReader(text))) {
      StringBuilder plain = new StringBuilder(text.length());
      char[] buffer = new char[4096];
      for (int n = reader.read(buffer, 0, buffer.length);
          n >= 0;
          n = reader.read(buffer, 0, buffer.length)) {
        plain.append(buffer, 0, n);
      }
      return plain.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class WordAnalyzer extends Analyzer {
    private final boolean singles;

    WordAnalyzer(boolean singles) {
      this.singles = singles;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer tokenizer = new StandardTokenizer();
      TokenStream words = new LowerCaseFilter(new CJKWidthFilter(tokenizer));
      int allScripts =
          CJKBigramFilter.HAN
              | CJKBigramFilter.HIRAGANA
              | CJKBigramFilter.KATAKANA
              | CJKBigramFilter.HANGUL;
      words = new CJKBigramFilter(words, allScripts, singles);
      return new TokenStreamComponents(tokenizer, new ASCIIFoldingFilter(words));
    }
  }
}
