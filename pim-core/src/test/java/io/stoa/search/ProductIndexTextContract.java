package io.stoa.search;

import static io.stoa.search.Filter.Operator.CONTAINS;
import static io.stoa.search.Filter.Operator.EQUALS;
import static io.stoa.search.Filter.Operator.NOT_CONTAINS;
import static io.stoa.search.Filter.Operator.STARTS_WITH;
import static io.stoa.search.TestDocument.product;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How parts of texts are found, sign by sign. */
abstract class ProductIndexTextContract extends RandomPartsContract {
  @Test
  void textWithSignsOfPatternsIsTakenLiterally() {
    write(product("a").text("name", "50% [new] *.* a\\b"), product("b").text("name", "50 new"));

    assertThat(find(on("name", CONTAINS, "% [new] *.* a\\"))).containsExactly("a");
    assertThat(find(on("name", CONTAINS, "*"))).containsExactly("a");
    assertThat(find(on("name", CONTAINS, "?"))).isEmpty();
    assertThat(find(on("name", STARTS_WITH, "50"))).containsExactly("a", "b");
  }

  @Test
  void longTextsAreComparedWhole() {
    String start = "word ".repeat(2000);
    write(
        product("a").text("description", start + "needle end").text("other", start + "hay"),
        product("b").text("description", start + "hay end"));

    assertThat(find(on("description", CONTAINS, "Needle"))).containsExactly("a");
    assertThat(find(on("other", CONTAINS, "needle"))).isEmpty();
    assertThat(find(on("description", NOT_CONTAINS, "needle"))).containsExactly("b");
    assertThat(find(on("description", EQUALS, start + "HAY end"))).containsExactly("b");
    assertThat(find(on("description", EQUALS, start + "hay"))).isEmpty();
    assertThat(find(on("description", STARTS_WITH, start.substring(0, 9000))))
        .containsExactly("a", "b");
    assertThat(find(on("description", STARTS_WITH, "word x"))).isEmpty();
    assertThat(find(on("description", CONTAINS, "word ".repeat(100) + "hay"))).containsExactly("b");
    String middle = "x".repeat(500);
    write(product("c").text("description", middle + "1"), product("d").text("description", middle));
    assertThat(find(on("description", EQUALS, middle))).containsExactly("d");
    assertThat(find(on("description", EQUALS, middle + "1"))).containsExactly("c");
    assertThat(find(on("description", STARTS_WITH, middle + "1"))).containsExactly("c");
  }

  @Test
  void longTextsAreSearchedSignBySign() {
    String filler = "some words to fill it up ".repeat(20);
    write(
        product("a")
            .text("d", filler + "<a href=\"https://shop.example/x\">wo<b>ol</b>len</a> end"),
        product("b").text("d", filler + "Größe 42, don't; iPhone手机壳 A-1/b_2 \u0130zmir"),
        product("c").text("d", filler + "x".repeat(400) + "needle" + "y".repeat(400)),
        product("d").text("d", filler).text("other", filler + "wool shop don't iphone"));

    assertThat(find(on("d", CONTAINS, "shop.example"))).containsExactly("a");
    assertThat(find(on("d", CONTAINS, "ol</b>l"))).containsExactly("a");
    assertThat(find(on("d", CONTAINS, "href"))).containsExactly("a");
    assertThat(find(on("d", CONTAINS, "GRÖSSE"))).isEmpty();
    assertThat(find(on("d", CONTAINS, "röße 4"))).containsExactly("b");
    assertThat(find(on("d", CONTAINS, "N'T; iph"))).containsExactly("b");
    assertThat(find(on("d", CONTAINS, "ne手机"))).containsExactly("b");
    assertThat(find(on("d", CONTAINS, "机壳 a-1/B_"))).containsExactly("b");
    assertThat(find(on("d", CONTAINS, "zmir"))).containsExactly("b");
    assertThat(find(on("d", CONTAINS, "xneedley"))).containsExactly("c");
    assertThat(find(on("d", CONTAINS, "ords to fill it up SOME w"))).hasSize(4);
    assertThat(find(on("d", CONTAINS, "wool"))).isEmpty();
  }

  @Test
  void textOutsideTheBasicPlaneIsFound() {
    write(product("a").text("name", "夏季 棉衬衫 👕𠮷"), product("b").text("name", "冬季"));

    assertThat(find(on("name", CONTAINS, "棉衬"))).containsExactly("a");
    assertThat(find(on("name", CONTAINS, "👕𠮷"))).containsExactly("a");
    assertThat(find(on("name", STARTS_WITH, "夏"))).containsExactly("a");
  }

  @Test
  void partsMayLieAcrossWordsAndSigns() {
    write(
        product("a").text("t", "Red-and-white T-shirt, 3.5 mm (L/XL) — it's new"),
        product("b").text("t", "White and red; shirts of 35 mm (L / XL) its new"));

    assertThat(find(on("t", CONTAINS, "d-and-w"))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, "and"))).containsExactly("a", "b");
    assertThat(find(on("t", CONTAINS, "-and-"))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, " and "))).containsExactly("b");
    assertThat(find(on("t", CONTAINS, "t-s"))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, "3.5"))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, "35"))).containsExactly("b");
    assertThat(find(on("t", CONTAINS, "5 m"))).containsExactly("a", "b");
    assertThat(find(on("t", CONTAINS, "l/x"))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, "t's n"))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, "its"))).containsExactly("b");
    assertThat(find(on("t", CONTAINS, "—"))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, ";"))).containsExactly("b");
    assertThat(find(on("t", CONTAINS, "("))).containsExactly("a", "b");
    assertThat(find(on("t", CONTAINS, " "))).containsExactly("a", "b");
    assertThat(find(on("t", CONTAINS, "  "))).isEmpty();
    assertThat(find(on("t", CONTAINS, "whiteT"))).isEmpty();
    assertThat(find(on("t", NOT_CONTAINS, "shirts"))).containsExactly("a");
  }

  @Test
  void caseMakesNoDifferenceToPartsButAccentsDo() {
    write(
        product("a").text("t", "Café CRÈME"),
        product("b").text("t", "cafe creme"),
        product("c").text("t", "cafe\u0301 ΔΡΌΜΟΣ Straße"));

    assertThat(find(on("t", CONTAINS, "caf"))).containsExactly("a", "b", "c");
    assertThat(find(on("t", CONTAINS, "AFÉ"))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, "cafe"))).containsExactly("b", "c");
    assertThat(find(on("t", CONTAINS, "fe cr"))).containsExactly("b");
    assertThat(find(on("t", CONTAINS, "fe\u0301"))).containsExactly("c");
    assertThat(find(on("t", CONTAINS, "è"))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, "ρόμ"))).containsExactly("c");
    assertThat(find(on("t", CONTAINS, "aß"))).containsExactly("c");
    assertThat(find(on("t", CONTAINS, "ass"))).isEmpty();
    assertThat(find(text("cafe creme"))).containsExactly("a", "b");
  }

  @Test
  void partsOfScriptsWithoutSpacesAreFound() {
    write(
        product("a").text("t", "夏季全棉短袖衬衫iPhone15手机壳"),
        product("b").text("t", "冬季全毛 カタカナ 한국어 ภาษาไทย"));

    assertThat(find(on("t", CONTAINS, "季"))).containsExactly("a", "b");
    assertThat(find(on("t", CONTAINS, "季全"))).containsExactly("a", "b");
    assertThat(find(on("t", CONTAINS, "季全棉"))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, "棉全"))).isEmpty();
    assertThat(find(on("t", CONTAINS, "衫iph"))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, "15手"))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, "hone1"))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, "タカ"))).containsExactly("b");
    assertThat(find(on("t", CONTAINS, "국어"))).containsExactly("b");
    assertThat(find(on("t", CONTAINS, "ษาไท"))).containsExactly("b");
  }

  @Test
  void partsMayBeLongerThanTermsAndRunsLongerThanAnyWord() {
    String run = "0123456789".repeat(40);
    String words = "some words of a text ".repeat(20);
    write(
        product("a").text("t", run + "x"),
        product("b").text("t", words + "end"),
        product("c").text("t", "0123456789"));

    assertThat(find(on("t", CONTAINS, run))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, run + "x"))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, run + "0"))).isEmpty();
    assertThat(find(on("t", CONTAINS, run.substring(0, 33)))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, "89x"))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, "456"))).containsExactly("a", "c");
    assertThat(find(on("t", CONTAINS, words + "e"))).containsExactly("b");
    assertThat(find(on("t", CONTAINS, words + "x"))).isEmpty();
    assertThat(find(on("t", CONTAINS, "text end"))).containsExactly("b");
  }

  @Test
  void aPartMayBeAllOfATextOrNoneOfAny() {
    write(product("a").text("t", "linen"), product("b").text("t", "linens").text("u", "wool"));

    assertThat(find(on("t", CONTAINS, "linen"))).containsExactly("a", "b");
    assertThat(find(on("t", CONTAINS, "linens"))).containsExactly("b");
    assertThat(find(on("t", CONTAINS, "linenss"))).isEmpty();
    assertThat(find(on("t", CONTAINS, "wool"))).isEmpty();
    assertThat(find(on("t", CONTAINS, ""))).containsExactly("a", "b");
    assertThat(find(on("none", CONTAINS, "linen"))).isEmpty();
  }

  @Test
  void partsOfCodesAndNamesOfFilesAreFound() {
    String name = "x".repeat(150) + "-front " + "y".repeat(150) + ".jpg";
    write(
        product("a").options("o", "dark_red", "light blue").media("m", "IMG_1.jpg"),
        product("b").options("o", "red").media("m", name));

    assertThat(find(on("o", CONTAINS, "red"))).containsExactly("a", "b");
    assertThat(find(on("o", CONTAINS, "k_r"))).containsExactly("a");
    assertThat(find(on("o", CONTAINS, "t b"))).containsExactly("a");
    assertThat(find(on("o", STARTS_WITH, "light"))).containsExactly("a");
    assertThat(find(on("m", CONTAINS, "g_1"))).containsExactly("a");
    assertThat(find(on("m", CONTAINS, "jpg"))).containsExactly("a", "b");
    assertThat(find(on("m", CONTAINS, "xx-fr"))).containsExactly("b");
    assertThat(find(on("m", CONTAINS, "yyy"))).containsExactly("b");
    assertThat(find(on("m", EQUALS, name))).containsExactly("b");
    assertThat(find(on("m", STARTS_WITH, name.substring(0, 210)))).containsExactly("b");
    assertThat(find(text("front"))).isEmpty();
  }

  @Test
  void whatIsNoWordIsNoneForTheSearchByWords() {
    write(product("a").text("t", "Don't <b class=\"hot\">stop</b> café #new"));

    assertThat(find(on("t", CONTAINS, "hot"))).containsExactly("a");
    assertThat(find(text("hot"))).isEmpty();
    assertThat(find(on("t", CONTAINS, "afé"))).containsExactly("a");
    assertThat(find(text("cafe stop don't"))).containsExactly("a");
    assertThat(find(text("sto caf new"))).containsExactly("a");
    assertThat(find(on("t", CONTAINS, "#"))).containsExactly("a");
  }
}
