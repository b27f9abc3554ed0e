/** Forecasts at past dates, their scores and the label that they earn. */
@org.jspecify.annotations.NullMarked
package org.waymark.twin.backtest;
