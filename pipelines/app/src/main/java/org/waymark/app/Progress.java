package org.waymark.app;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.app.log.LogFormat;
import org.waymark.jobs.RunListener;

/** Shows how far a run has come: a bar on a terminal, otherwise a log line for each stage. */
sealed interface Progress extends RunListener, AutoCloseable {

  /** The form that suits the output: a bar on a terminal, otherwise lines. */
  static Progress on(Console console, LogFormat format) {
    return console.errIsTerminal() && format == LogFormat.TEXT ? new Bar(console) : new Lines();
  }

  @Override
  void close();

  /** A log line for each stage, with what the stage before it has counted. */
  final class Lines implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private long read;
    private long rejected;
    private boolean counted;

    @Override
    public synchronized void stage(String name) {
      close();
      LOG.info("stage: {}", name);
    }

    @Override
    public synchronized void rows(long rowsRead, long rowsRejected, long rowsExpected) {
      read = rowsRead;
      rejected = rowsRejected;
      counted = true;
    }

    @Override
    public synchronized void close() {
      if (counted) {
        LOG.info("{} rows read, {} rejected", read, rejected);
        counted = false;
      }
    }
  }

  /** The stage; while rows are counted, a bar of those read, their speed and those rejected. */
  final class Bar implements Progress {
    private static final int WIDTH = 100;
    private final Console console;
    private @Nullable ProgressBar bar;
    private String stage = "start";

    Bar(Console console) {
      this.console = console;
    }

    @Override
    public synchronized void stage(String name) {
      close();
      stage = name;
      draw(name);
    }

    @Override
    public synchronized void rows(long rowsRead, long rowsRejected, long rowsExpected) {
      ProgressBar shown = bar();
      shown.maxHint(rowsExpected > 0 ? rowsExpected : -1);
      shown.stepTo(rowsRead);
      shown.setExtraMessage(", " + rowsRejected + " rejected");
    }

    private ProgressBar bar() {
      ProgressBar shown = bar;
      if (shown == null) {
        shown =
            new ProgressBarBuilder()
                .setTaskName(stage)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" rows", 1)
                .showSpeed()
                .setUpdateIntervalMillis(250)
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                .build();
        bar = shown;
      }
      return shown;
    }

    private void draw(String line) {
      console.err().print("\r\u001b[K" + line);
      console.err().flush();
    }

    @Override
    public synchronized void close() {
      if (bar != null) {
        bar.close();
        bar = null;
      }
      draw("");
    }
  }
}
