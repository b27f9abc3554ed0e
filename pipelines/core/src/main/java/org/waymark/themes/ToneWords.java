package org.waymark.themes;

/**
 * Words that people who write about public services use when they praise or complain, in four
 * strengths, and words that announce a suggestion. Compared by their stems. A list of our own.
 */
final class ToneWords {

  static final String VERY_GOOD =
      "excellent outstanding amazing fantastic wonderful brilliant superb perfect exceptional"
          + " fabulous incredible marvellous lifesaver faultless impeccable exemplary magnificent"
          + " terrific phenomenal first-class delighted angels invaluable";

  static final String GOOD =
      "good great kind kindness friendly helpful caring lovely nice happy pleased thank thanks"
          + " grateful gratitude polite professional pleasant courteous compassionate compassion"
          + " respectful respect dignity supportive support supported reassuring reassured"
          + " reassurance calm calming comfortable comforting clean tidy quick quickly prompt"
          + " promptly efficient effective efficiency listened understanding understood"
          + " knowledgeable attentive thoughtful considerate patient cheerful warm welcoming"
          + " welcomed safe smooth smoothly easy improved better best well recommend appreciated"
          + " appreciate enjoyed enjoy enjoyable love loved positive satisfied satisfactory"
          + " thorough informative clear clearly punctual fine relaxed relaxing trust trusted"
          + " confident encouraged encouraging empathy empathetic sympathetic gentle generous"
          + " smile smiling fast speedy swift timely reliable organised skilled competent useful"
          + " flexible approachable impressed blessed lucky glad success successful praise credit"
          + " commitment dedicated dedication hardworking tirelessly fun";

  static final String BAD =
      "bad slow slowly late delay delayed delays waiting waited wait long longer problem problems"
          + " issue issues difficult difficulty hard unable lack lacking lacked missing missed short"
          + " shortage understaffed stretched busy rushed confused confusing unclear uncomfortable"
          + " cold noisy noise dirty messy pain painful unhappy upset upsetting sad worried worry"
          + " worrying anxious stress stressful stressed frustrated frustrating frustration"
          + " disappointed disappointing disappointment disorganised cancelled complaint complain"
          + " unhelpful ignored forgotten forgot lost wrong mistake mistakes error failed fail fails"
          + " failing failure broken repeatedly repeat struggle struggled struggling inadequate"
          + " insufficient inconvenient unreliable unprepared impatient abrupt dismissive dismissed"
          + " unprofessional unfriendly bored boring limited poorly worse tired scared afraid"
          + " frightened crowded worse blocked stuck refused denied overworked stranded queue queues"
          + " shouted inconsistent unsure expensive distressed distressing nobody agitated";

  static final String VERY_BAD =
      "terrible awful appalling disgusting disgusted disgrace disgraceful horrible horrendous"
          + " dreadful shocking worst unacceptable useless rude rubbish poor abysmal neglect"
          + " neglected dangerous unsafe nightmare furious angry anger abusive traumatic trauma"
          + " negligent incompetent diabolical shameful ridiculous unbearable degrading atrocious";

  /** What leans to praise without saying it: "nothing to improve", "always there". */
  static final String RATHER_GOOD =
      "nothing everything always all treated dealt ease explained advice concern looked attention"
          + " extra beyond";

  /** What leans to complaint without saying it: "still", "told twice", "more staff". */
  static final String RATHER_BAD =
      "more still only told left but then should would due again enough hours months contact"
          + " someone because instead however";

  /** Words that make the next ones count for more. */
  static final String STRONG = "very really extremely so always absolutely totally incredibly most";

  static final String SUGGESTING =
      "should could would need needs needed improve improvement wish suggest suggestion prefer"
          + " maybe perhaps ideally more less sooner quicker faster earlier shorter provide";

  private ToneWords() {}
}
