/** Draws by name, levers, scenarios and the answers to what people want to know of them. */
@org.jspecify.annotations.NullMarked
package org.waymark.twin.scenario;
