/** The one authority for published tables: their columns, types, keys and meanings. */
@org.jspecify.annotations.NullMarked
package org.waymark.schema;
