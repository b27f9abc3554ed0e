package org.waymark.feed.format;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A system file of SPSS ({@code .sav}), a row for each of its cases.
 *
 * <p>A variable with labels has two columns: {@code NAME} with the code and {@code NAME label} with
 * its label. What a variable declares as missing is empty. Dates are written as days. The layout is
 * that of the PSPP developers' guide, "System File Format".
 */
final class SavText extends MadeText {
  private static final int AT_A_TIME = 1 << 14;
  private static final int MOST_VARIABLES = 100_000;
  private static final int MOST_LABELS = 10_000_000;

  /** A long text has a segment for so many bytes of its width, and each but the last holds more. */
  private static final int WIDTH_OF_SEGMENT = 252;

  private static final int HELD_BY_SEGMENT = 255;
  private static final LocalDateTime FIRST_DAY = LocalDateTime.of(1582, 10, 14, 0, 0);
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Set<Integer> DATES = Set.of(20, 23, 24, 28, 29, 30, 38, 39);
  private static final Set<Integer> MOMENTS = Set.of(22, 41);

  /** A variable as the file declares it; one of long text goes over several segments. */
  private static final class Variable {
    private final byte[] shortName;
    private String name = "";
    private final int width;
    private final int slots;
    private final int format;
    private final List<Double> missing = new ArrayList<>();
    private final Set<String> missingTexts = new HashSet<>();
    private double missingLow = Double.NaN;
    private double missingHigh = Double.NaN;
    private final List<byte[]> missingBytes = new ArrayList<>();
    private Map<Double, byte[]> numberLabels = Map.of();
    private Map<String, byte[]> textLabels = Map.of();
    private boolean partOfLong;

    Variable(byte[] shortName, int width, int format) {
      this.shortName = shortName;
      this.width = width;
      this.format = format;
      slots = Math.max((width + 7) / 8, 1);
    }

    boolean labelled() {
      return !numberLabels.isEmpty() || !textLabels.isEmpty();
    }
  }

  private final DataInputStream in;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private int compression;
  private double bias = 100;
  private Charset charset = WINDOWS;
  private final List<Variable> variables = new ArrayList<>();

  /** By position of the first of its slots, counted from 1. */
  private final Map<Integer, Variable> bySlot = new HashMap<>();

  private final CsvText csv = new CsvText(out);
  private final byte[] codes = new byte[8];
  private int code = 8;
  private boolean headed;
  private boolean ended;

  SavText(InputStream bytes) throws IOException {
    in = new DataInputStream(new java.io.BufferedInputStream(bytes, 1 << 16));
    try {
      dictionary();
    } catch (EOFException cut) {
      throw cut();
    }
  }

  private static Unreadable cut() {
    return new Unreadable("the file of SPSS ends early; deliver it again");
  }

  private static Unreadable damaged() {
    return new Unreadable("the file of SPSS is damaged, or of a kind that is not read");
  }

  private byte[] bytes(int length) throws IOException {
    if (length < 0 || length > 1 << 28) {
      throw damaged();
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw cut();
    }
    return bytes;
  }

  private int whole() throws IOException {
    return ByteBuffer.wrap(bytes(4)).order(order).getInt();
  }

  private double number() throws IOException {
    return ByteBuffer.wrap(bytes(8)).order(order).getDouble();
  }

  private void dictionary() throws IOException {
    String mark = new String(bytes(4), StandardCharsets.US_ASCII);
    if (!mark.equals("$FL2") && !mark.equals("$FL3")) {
      throw new Unreadable("the file is no file of SPSS");
    }
    bytes(60);
    byte[] layout = bytes(4);
    int code = ByteBuffer.wrap(layout).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (code != 2 && code != 3) {
      order = ByteOrder.BIG_ENDIAN;
    }
    whole();
    compression = whole();
    whole();
    whole();
    bias = number();
    bytes(17 + 64 + 3);
    int slot = 0;
    Map<Double, byte[]> numberLabels = new HashMap<>();
    Map<String, byte[]> labels = new HashMap<>();
    byte[] longNameBytes = {};
    byte[] longTextBytes = {};
    while (true) {
      int record = whole();
      switch (record) {
        case 2 -> slot += variable(slot);
        case 3 -> labels(numberLabels, labels);
        case 4 -> labelled(numberLabels, labels);
        case 6 -> bytes(Math.multiplyExact(Math.min(Math.max(whole(), 0), 1 << 20), 80));
        case 7 -> {
          int kind = whole();
          int size = whole();
          int count = whole();
          if (size < 0 || count < 0 || (long) size * count > 1 << 28) {
            throw damaged();
          }
          byte[] content = bytes(size * count);
          switch (kind) {
            case 13 -> longNameBytes = content;
            case 14 -> longTextBytes = content;
            case 20 -> charset = named(new String(content, StandardCharsets.US_ASCII).strip());
            case 3 -> codePage(content);
            default -> {}
          }
        }
        case 999 -> {
          whole();
          finish(new String(longNameBytes, charset), new String(longTextBytes, charset));
          return;
        }
        default -> throw damaged();
      }
    }
  }

  private void codePage(byte[] content) {
    if (content.length >= 32 && charset.equals(WINDOWS)) {
      int page = ByteBuffer.wrap(content).order(order).getInt(28);
      charset =
          page == 65001
              ? StandardCharsets.UTF_8
              : page == 2 || page == 3 ? WINDOWS : windowsPage(page);
    }
  }

  private static Charset windowsPage(int page) {
    try {
      return Charset.forName("windows-" + page);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return WINDOWS;
    }
  }

  private static Charset named(String name) throws Unreadable {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw new Unreadable("the file of SPSS is in an encoding that is not known, `" + name + "`");
    }
  }

  /** Reads a variable or a further slot of its text; always one slot. */
  private int variable(int slot) throws IOException {
    int width = whole();
    int hasLabel = whole();
    int missing = whole();
    int format = whole();
    whole();
    byte[] name = bytes(8);
    if (hasLabel != 0) {
      int length = whole();
      bytes((Math.min(Math.max(length, 0), 1 << 16) + 3) / 4 * 4);
    }
    List<byte[]> values = new ArrayList<>();
    if (missing < -3 || missing > 3 || missing == -1) {
      throw damaged();
    }
    for (int m = 0; m < Math.abs(missing); m++) {
      values.add(bytes(8));
    }
    if (width < 0) {
      return 1;
    }
    if (width > 255 || variables.size() >= MOST_VARIABLES) {
      throw damaged();
    }
    Variable variable = new Variable(name, width, (format >> 16) & 0xFF);
    int first = 0;
    if (missing < 0) {
      variable.missingLow = toDouble(values.get(0));
      variable.missingHigh = toDouble(values.get(1));
      first = 2;
    }
    for (byte[] value : values.subList(first, values.size())) {
      variable.missing.add(toDouble(value));
      variable.missingBytes.add(value);
    }
    variables.add(variable);
    bySlot.put(slot + 1, variable);
    return 1;
  }

  private double toDouble(byte[] value) {
    return ByteBuffer.wrap(value).order(order).getDouble();
  }

  private void labels(Map<Double, byte[]> numbers, Map<String, byte[]> texts) throws IOException {
    numbers.clear();
    texts.clear();
    int count = whole();
    if (count < 0 || count > MOST_LABELS) {
      throw damaged();
    }
    for (int l = 0; l < count; l++) {
      byte[] value = bytes(8);
      int length = bytes(1)[0] & 0xFF;
      byte[] label = java.util.Arrays.copyOf(bytes((length + 8) / 8 * 8 - 1), length);
      numbers.put(toDouble(value), label);
      texts.put(new String(value, StandardCharsets.ISO_8859_1).stripTrailing(), label);
    }
  }

  private void labelled(Map<Double, byte[]> numbers, Map<String, byte[]> texts) throws IOException {
    int count = whole();
    if (count < 0 || count > MOST_VARIABLES) {
      throw damaged();
    }
    for (int v = 0; v < count; v++) {
      Variable variable = bySlot.get(whole());
      if (variable == null) {
        throw damaged();
      }
      if (variable.width == 0) {
        variable.numberLabels = new HashMap<>(numbers);
      } else {
        variable.textLabels = new HashMap<>(texts);
      }
    }
  }

  /** Gives variables their long names and joins the segments of long texts. */
  private void finish(String longNames, String longTexts) throws IOException {
    Map<String, String> names = pairs(longNames);
    Map<String, String> widths = new HashMap<>();
    pairs(longTexts).forEach((name, width) -> widths.put(name, width.replace("\0", "")));
    for (int v = 0; v < variables.size(); v++) {
      Variable variable = variables.get(v);
      String own = new String(variable.shortName, charset).strip();
      variable.name = names.getOrDefault(own, own);
      for (byte[] missing : variable.missingBytes) {
        variable.missingTexts.add(new String(missing, charset).stripTrailing());
      }
      String width = widths.get(own);
      if (width != null && width.strip().matches("\\d{1,5}") && !variable.partOfLong) {
        int all = Integer.parseInt(width.strip());
        int segments = (all + WIDTH_OF_SEGMENT - 1) / WIDTH_OF_SEGMENT;
        for (int s = 1; s < segments && v + s < variables.size(); s++) {
          variables.get(v + s).partOfLong = true;
        }
      }
    }
    if (compression == 2) {
      throw new Unreadable("files of SPSS that are compressed as .zsav are not read; save as .sav");
    }
    if (compression != 0 && compression != 1) {
      throw damaged();
    }
  }

  private static Map<String, String> pairs(String written) {
    Map<String, String> pairs = new HashMap<>();
    for (String pair : written.split("\t")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        pairs.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
      }
    }
    return pairs;
  }

  @Override
  protected boolean make() throws IOException {
    try {
      if (!headed) {
        header();
        headed = true;
        return true;
      }
      while (!ended && out.size() < AT_A_TIME) {
        row();
      }
      return out.size() > 0;
    } catch (EOFException cut) {
      throw cut();
    }
  }

  private void header() {
    int column = 0;
    for (Variable variable : variables) {
      if (!variable.partOfLong) {
        csv.cell(column++, variable.name);
        if (variable.labelled()) {
          csv.cell(column++, variable.name + " label");
        }
      }
    }
    csv.end();
  }

  private void row() throws IOException {
    int column = 0;
    boolean first = true;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int v = 0; v < variables.size(); v++) {
      Variable variable = variables.get(v);
      byte[] value = slots(variable.slots, first);
      if (value.length == 0) {
        ended = true;
        return;
      }
      first = false;
      if (variable.width == 0) {
        column = number(variable, toDouble(value), column);
        continue;
      }
      boolean more = v + 1 < variables.size() && variables.get(v + 1).partOfLong;
      int held = more ? HELD_BY_SEGMENT : variable.width;
      text.write(value, 0, Math.min(value.length, held));
      if (!more) {
        Variable named = variable;
        for (int s = v; named.partOfLong; s--) {
          named = variables.get(s);
        }
        column = text(named, text.toByteArray(), column);
        text.reset();
      }
    }
    csv.end();
  }

  private int number(Variable variable, double value, int column) {
    boolean none =
        value == -Double.MAX_VALUE
            || variable.missing.contains(value)
            || (value >= variable.missingLow && value <= variable.missingHigh);
    csv.cell(column, none ? "" : shown(variable, value));
    if (!variable.labelled()) {
      return column + 1;
    }
    byte[] label = variable.numberLabels.get(value);
    csv.cell(column + 1, none || label == null ? "" : new String(label, charset).strip());
    return column + 2;
  }

  private static String shown(Variable variable, double value) {
    boolean day = DATES.contains(variable.format);
    if ((day || MOMENTS.contains(variable.format)) && Math.abs(value) < 1e12) {
      LocalDateTime moment = FIRST_DAY.plusSeconds((long) Math.floor(value));
      boolean midnight = moment.toEpochSecond(ZoneOffset.UTC) % 86_400 == 0;
      return day || midnight
          ? moment.toLocalDate().toString()
          : moment.toLocalDate()
              + "T"
              + String.format(
                  java.util.Locale.ROOT,
                  "%02d:%02d:%02d",
                  moment.getHour(),
                  moment.getMinute(),
                  moment.getSecond());
    }
    return CellText.plain(value);
  }

  private int text(Variable variable, byte[] value, int column) {
    String text = new String(value, charset).stripTrailing();
    boolean none = variable.missingTexts.contains(text);
    csv.cell(column, none ? "" : text);
    if (!variable.labelled()) {
      return column + 1;
    }
    String key = new String(value, StandardCharsets.ISO_8859_1).stripTrailing();
    byte[] label = variable.textLabels.get(key);
    csv.cell(column + 1, none || label == null ? "" : new String(label, charset).strip());
    return column + 2;
  }

  /**
   * The next slots of eight bytes; none at the end of the cases.
   *
   * @param first whether the cases may end here
   */
  private byte[] slots(int count, boolean first) throws IOException {
    ByteArrayOutputStream slots = new ByteArrayOutputStream(count * 8);
    for (int s = 0; s < count; s++) {
      byte[] slot = slot(first && s == 0);
      if (slot.length == 0) {
        return slot;
      }
      slots.writeBytes(slot);
    }
    return slots.toByteArray();
  }

  private byte[] slot(boolean mayEnd) throws IOException {
    if (compression == 0) {
      return raw(mayEnd);
    }
    while (true) {
      if (code == 8) {
        byte[] next = raw(mayEnd);
        if (next.length == 0) {
          return next;
        }
        System.arraycopy(next, 0, codes, 0, 8);
        code = 0;
      }
      int one = codes[code++] & 0xFF;
      switch (one) {
        case 0 -> {}
        case 252 -> {
          if (mayEnd) {
            return new byte[0];
          }
          throw cut();
        }
        case 253 -> {
          return raw(false);
        }
        case 254 -> {
          return "        ".getBytes(StandardCharsets.US_ASCII);
        }
        case 255 -> {
          return ByteBuffer.allocate(8).order(order).putDouble(-Double.MAX_VALUE).array();
        }
        default -> {
          return ByteBuffer.allocate(8).order(order).putDouble(one - bias).array();
        }
      }
    }
  }

  private byte[] raw(boolean mayEnd) throws IOException {
    byte[] slot = in.readNBytes(8);
    if (slot.length == 8) {
      return slot;
    }
    if (slot.length == 0 && mayEnd) {
      return slot;
    }
    throw cut();
  }
}
