package org.waymark.feed;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.waymark.registry.Feed;

/** What a mapped field of a row means. */
interface Lookup<T> {
  T in(Row row);

  /** Looks a field up in its column; a constant is looked up once. */
  static <T> Lookup<T> of(
      Feed.Source source, Columns columns, Function<String, T> meaning, T undecodable) {
    if (source instanceof Feed.Source.Constant constant) {
      T always = meaning.apply(RowText.trimmed(constant.text()));
      return row -> always;
    }
    return new Memo<>(columns.position(source), meaning, undecodable);
  }

  /** As the other method, for a date or period, which several columns may make. */
  static <T> Lookup<T> of(
      Feed.DatedSource dated, Columns columns, Function<String, T> meaning, T undecodable) {
    return dated.source() instanceof Feed.Source.Parts parts
        ? new DateParts(dated).lookup(parts.columns(), columns, meaning, undecodable)
        : of(dated.source(), columns, meaning, undecodable);
  }

  /** The column's name; the mapped field's where the feed names none. */
  static String label(Feed.Source source, String field) {
    if (source instanceof Feed.Source.Column column) {
      return column.name();
    }
    if (source instanceof Feed.Source.OfParent of) {
      return label(of.field(), field);
    }
    if (source instanceof Feed.Source.Parts parts) {
      return parts.columns().values().stream()
          .map(Feed.Source.Column::name)
          .collect(Collectors.joining(" and "));
    }
    return source instanceof Feed.Source.Usual usual ? usual.field() : field;
  }
}
