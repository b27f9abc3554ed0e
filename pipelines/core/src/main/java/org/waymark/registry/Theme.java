package org.waymark.registry;

import java.util.List;

/** Something that reports may speak of, recognised by phrases. Its id is unique in its mission. */
public record Theme(String id, String missionId, String title, List<String> phrases) {}
