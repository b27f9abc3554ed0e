package org.waymark.registry;

/**
 * A field of a record, as the map of a feed names it.
 *
 * @param name key in the map
 * @param type how its texts are read
 * @param required whether the map must have it and every row must fill it
 * @param meaning in words, for the schema and the documentation
 */
public record RecordField(String name, Type type, boolean required, String meaning) {

  /** How the texts of a field are read. */
  public enum Type {
    /** A short text that is kept as written: an identifier, a word, a name of an organisation. */
    WORD,
    /** What people write freely. Code that publishes it redacts it first. */
    PROSE,
    /** A day. */
    DAY,
    /**
     * A day, or words such as {@code TBC} or {@code ongoing}, which are no day and no error. A
     * month means its last day.
     */
    DUE,
    /** A number. */
    NUMBER,
    /** A person, kept only as a keyed digest. */
    PERSON
  }

  /** Whether the field holds a day. */
  public boolean isDay() {
    return type == Type.DAY || type == Type.DUE;
  }
}
