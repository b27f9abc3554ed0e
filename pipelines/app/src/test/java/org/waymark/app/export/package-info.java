@org.jspecify.annotations.NullMarked
package org.waymark.app.export;
