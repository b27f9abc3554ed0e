/** Programs of registers that move a model through its periods, many draws at once. */
@org.jspecify.annotations.NullMarked
package org.waymark.twin.simulate;
