package org.waymark.watch;

/** A rule of the watch, with the words that say what an alert of it shows and what it does not. */
public enum Rule {
  GUARDRAIL(
      "guardrail-worse",
      Basis.DATA,
      true,
      "It got worse since the mission began, beyond ordinary wandering.",
      "It does not show that the mission did it."),
  PAID_ELSEWHERE(
      "paid-for-elsewhere",
      Basis.DATA,
      true,
      "Where one measure improved, the other got worse.",
      "It does not show which caused which."),
  NEGLECT(
      "neglect",
      Basis.PROXY,
      true,
      "An area gets less attention and has a worse result.",
      "It does not show that the mission took the attention."),
  RESISTANCE(
      "resistance",
      Basis.DATA,
      true,
      "More people object than before.",
      "It does not show whether they are right, or how many are silent."),
  GOALPOSTS(
      "goalposts",
      Basis.DATA,
      false,
      "What was moved, when, and by how much of the way.",
      "It does not show that moving it was wrong."),
  LOCK_IN(
      "lock-in",
      Basis.DATA,
      false,
      "What goes on although nobody decided that it should.",
      "It does not show that it should stop."),
  AMBITION(
      "ambition",
      Basis.DATA,
      false,
      "How often such a change has been seen.",
      "It does not show what is possible."),
  TANGIBLE(
      "tangible",
      Basis.PROXY,
      false,
      "Whether the goals say what is to change or how.",
      "It does not show whether the outcome is the right one."),
  ACTION(
      "action",
      Basis.DATA,
      false,
      "Fewer actions are done than is usual.",
      "It does not show whether they mattered."),
  HONEST_DATES(
      "honest-dates",
      Basis.DATA,
      false,
      "What the colours and dates of the plan have been worth.",
      "It does not show bad faith."),
  RELABELLED(
      "relabelled",
      Basis.PROXY,
      false,
      "It was there before the mission.",
      "It does not show that it is worse for it."),
  MONEY(
      "money",
      Basis.DATA,
      false,
      "What was paid while the goal moved.",
      "It does not show what it cost to move it."),
  TEAM(
      "team",
      Basis.DATA,
      false,
      "Gaps in the roster as it was delivered.",
      "It does not show how well people work together."),
  CONSULTANTS(
      "consultants",
      Basis.DATA,
      false,
      "Who is paid.",
      "It does not show what the civil service learned."),
  NEW_PARTNERS(
      "new-partners",
      Basis.PROXY,
      false,
      "Whether the mission reaches beyond its usual partners.",
      "It does not show whether it should."),
  PORTFOLIO(
      "portfolio",
      Basis.DATA,
      false,
      "How thinly effort is spread over missions.",
      "It does not show the right number of missions."),
  VOICES(
      "voices",
      Basis.DATA,
      false,
      "Who is missing, and what waits for an answer.",
      "It does not show that those who spoke speak for others."),
  LEARNING(
      "learning",
      Basis.DATA,
      false,
      "How long it takes from knowing to doing.",
      "It does not show the quality of what was done."),
  PROMISES(
      "promises", Basis.DATA, false, "What holds up most.", "It does not show how hard it is.");

  /** On what a rule rests. */
  public enum Basis {
    /** Computed from delivered data alone. */
    DATA,
    /** Computed from data that go with what is meant, but are not the same. */
    PROXY
  }

  private final String id;
  private final Basis basis;
  private final boolean harm;
  private final String shows;
  private final String showsNot;

  Rule(String id, Basis basis, boolean harm, String shows, String showsNot) {
    this.id = id;
    this.basis = basis;
    this.harm = harm;
    this.shows = shows;
    this.showsNot = showsNot;
  }

  /** The id in tables. */
  public String id() {
    return id;
  }

  public Basis basis() {
    return basis;
  }

  /** Whether an alert of it says that somebody may be harmed: such alerts come first. */
  public boolean isHarm() {
    return harm;
  }

  /** What an alert shows, in a sentence. */
  public String shows() {
    return shows;
  }

  /** What an alert does not show, in a sentence. */
  public String showsNot() {
    return showsNot;
  }

  /** The rule with that id. */
  public static Rule of(String id) {
    for (Rule rule : values()) {
      if (rule.id.equals(id)) {
        return rule;
      }
    }
    throw new IllegalArgumentException("there is not a rule " + id);
  }
}
