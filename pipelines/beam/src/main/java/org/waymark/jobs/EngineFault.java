package org.waymark.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a runner could not finish a job, where its user can do something about it: too little memory,
 * too few slots, a cluster that does not answer, a worker without the volume.
 *
 * @param what the runner's root cause, in one line
 * @param advice the setting to change
 * @param passing whether the same job may well finish if it runs again, as after the loss of a
 *     worker
 */
record EngineFault(String what, String advice, boolean passing) {
  private static final int DEEPEST_CAUSE = 50;
  private static final int LONGEST = 400;

  private record Known(Pattern cause, String advice, boolean passing) {
    Known(Pattern cause, String advice) {
      this(cause, advice, false);
    }
  }

  private static final List<Known> KNOWN =
      List.of(
          new Known(
              Pattern.compile("Insufficient number of network buffers.*", Pattern.DOTALL),
              "give each TaskManager more network memory: raise taskmanager.memory.network.min and"
                  + " taskmanager.memory.network.max, or run with a lower --parallelism"),
          new Known(
              Pattern.compile(
                  "(Could not acquire the minimum required resources"
                      + "|Slot request bulk is not fulfillable).*",
                  Pattern.DOTALL),
              "the cluster has too few task slots: start more TaskManagers, raise"
                  + " taskmanager.numberOfTaskSlots, or run with a lower --parallelism"),
          new Known(
              Pattern.compile(
                  "(Could not connect to|Connection refused|Failed to connect).*", Pattern.DOTALL),
              "check that the cluster runs at the address of --flinkMaster and can be reached from"
                  + " here"),
          new Known(
              Pattern.compile("Metaspace.*", Pattern.DOTALL),
              "give each TaskManager more metaspace: raise taskmanager.memory.jvm-metaspace.size"),
          new Known(
              Pattern.compile("(Direct buffer memory|Cannot reserve .* direct).*", Pattern.DOTALL),
              "give each TaskManager more direct memory: raise"
                  + " taskmanager.memory.task.off-heap.size"),
          new Known(
              Pattern.compile(
                  "(TaskManager with id .* (is )?no longer reachable"
                      + "|The heartbeat of TaskManager .* timed out"
                      + "|Could not send message .*TaskExecutorGateway"
                      + "|Connection unexpectedly closed by remote task manager).*",
                  Pattern.DOTALL),
              "a TaskManager ended: look at its log; where it was out of memory, raise"
                  + " taskmanager.memory.process.size",
              true));

  private static final Pattern HEAP =
      Pattern.compile("(Java heap space|GC overhead limit exceeded).*", Pattern.DOTALL);
  private static final Pattern LOST_FILE =
      Pattern.compile(
          "(?:java\\.nio\\.file\\.|java\\.io\\.)(?:NoSuchFile|FileNotFound)Exception: (.*)");

  /**
   * The fault behind what a runner threw.
   *
   * @param remote whether the job ran on other machines, whose settings are those of the cluster
   * @return empty where it is a fault of Waymark's, or unknown
   */
  static Optional<EngineFault> of(Throwable thrown, boolean remote) {
    for (String message : messages(thrown)) {
      for (Known known : KNOWN) {
        if (known.cause().matcher(message).lookingAt()) {
          return Optional.of(new EngineFault(shortened(message), known.advice(), known.passing()));
        }
      }
      if (HEAP.matcher(message).lookingAt()) {
        return Optional.of(
            new EngineFault(
                "out of memory: " + shortened(message),
                remote
                    ? "give each TaskManager more heap: raise taskmanager.memory.task.heap.size"
                    : "give the run more memory, such as WAYMARK_JAVA_OPTS=-Xmx6g",
                false));
      }
      Matcher lost = LOST_FILE.matcher(message);
      if (remote && lost.find()) {
        return Optional.of(
            new EngineFault(
                "a worker cannot read " + shortened(lost.group(1)),
                "mount the volume of the workspace and of the output folder on every TaskManager,"
                    + " under the same path",
                false));
      }
    }
    return Optional.empty();
  }

  /** Messages from the root cause up; causes of other machines are in the text only. */
  private static List<String> messages(Throwable thrown) {
    List<String> messages = new ArrayList<>();
    Throwable cause = thrown;
    for (int deep = 0; cause != null && deep < DEEPEST_CAUSE; deep++) {
      String message = cause.getMessage() == null ? "" : cause.getMessage();
      // A cause from another machine has its class in front of its message.
      messages.add(0, cause.toString());
      messages.add(0, message.replaceFirst("^(?:[a-z]\\w*\\.)+[A-Z]\\w*: ", ""));
      cause = cause.getCause();
    }
    return messages;
  }

  private static String shortened(String message) {
    String line = message.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
