package io.stoa.cli;

/** The entry point of the executable jar. */
public final class Stoa {
  private Stoa() {}

  public static void main(String[] args) {
    System.out.println("stoa " + String.join(" ", args));
  }
}
