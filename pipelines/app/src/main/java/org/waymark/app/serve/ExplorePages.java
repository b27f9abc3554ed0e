package org.waymark.app.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.dashboards.board.Explorer;

/**
 * Pages that a reader asks for: {@code /explore}, the dashboards of a data team that declare
 * parameters, and, where their definitions are watched, the pages of those that do not.
 *
 * @param watched whether pages of the data team's dashboards are made from what the workspace says
 *     now
 */
record ExplorePages(Frame frame, Explorer explorer, boolean watched) {
  private static final String ADDRESS = "/explore";
  private static final Pattern BOARD =
      Pattern.compile("/explore/(?!explore$)([a-z0-9]+(?:-[a-z0-9]+)*)");
  private static final Pattern WRITTEN =
      Pattern.compile("/dashboards/([a-z0-9]+(?:-[a-z0-9]+)*)(?:/([a-z0-9_-]+))?\\.html");

  /** The page at that path; empty where there is none. */
  Optional<Reply> page(String path, Optional<String> rawQuery) throws IOException {
    Matcher board = BOARD.matcher(path);
    boolean shipped = path.equals(ADDRESS);
    try {
      if (shipped || board.matches()) {
        return asked(shipped ? Explorer.SHIPPED : board.group(1), rawQuery.orElse(""));
      }
      Matcher written = WRITTEN.matcher(path);
      if (watched && written.matches()) {
        return explorer
            .asDefinedNow(written.group(1), Optional.ofNullable(written.group(2)))
            .map(page -> reply(200, page));
      }
      return Optional.empty();
    } catch (Explorer.Busy e) {
      return Optional.of(
          frame
              .message(503, "Too many requests", "Others are waiting. Try again in a few seconds.")
              .with("Retry-After", "5"));
    }
  }

  private Optional<Reply> asked(String board, String rawQuery) throws IOException, Explorer.Busy {
    AddressQuery query;
    try {
      query = AddressQuery.of(rawQuery);
    } catch (IllegalArgumentException unreadable) {
      return Optional.of(
          frame.message(400, "Request not understood", "The address is not well formed."));
    }
    return explorer
        .page(board, query.all())
        .map(reply -> reply(reply.understood() ? 200 : 400, reply.page()));
  }

  private static Reply reply(int status, String page) {
    return StoredPages.reply(status, page.getBytes(StandardCharsets.UTF_8), true)
        .with("Cache-Control", "no-store");
  }
}
