// Where days stand in the width of the chart: a left edge (a day, with fractions) and a scale (pixels a day).
import { DAY_MAX, DAY_MIN, isDay } from "./calendar.js";
import { FADE_PX } from "./shape.js";

const MOST_PX_A_DAY = 96;
const LEAST_DAYS = 14;
const SPARE = 0.6;

/** The first and the last finite bound of rows, both inclusive; null if they have none. */
export function reachOf(columns, rows) {
  let [first, last] = [DAY_MAX, DAY_MIN];
  for (const row of rows) {
    for (const column of [columns.s_lo, columns.s_hi, columns.e_lo, columns.e_hi]) {
      const day = column[row];
      if (!isDay(day)) continue;
      if (day < first) first = day;
      if (day > last) last = day;
    }
  }
  return first > last ? null : [first, last];
}

/**
 * Show a stretch of days, both inclusive, over the whole width.
 * @returns {{from: number, scale: number, width: number}}
 */
export function viewOfWindow([first, last], width) {
  return { from: first, scale: width / Math.max(last + 1 - first, 1), width };
}

/** Show all of a stretch, with room for open edges and for labels. */
export function viewOfReach([first, last], width) {
  const room = Math.min(width * 0.25, 150);
  const days = Math.max(last + 1 - first, LEAST_DAYS);
  const inner = Math.max(width - FADE_PX - 16 - room, width / 2);
  const scale = Math.min(inner / days, MOST_PX_A_DAY);
  const middle = (first + last + 1) / 2;
  return { from: middle - days / 2 - (FADE_PX + 16) / scale, scale, width };
}

/** The first and the last day in sight, both inclusive. */
export function windowOfView(view) {
  const first = Math.round(view.from);
  return [first, Math.max(first, Math.round(view.from + view.width / view.scale) - 1)];
}

/** Move by pixels (to the right if positive). */
export function movedView(view, pixels) {
  return { ...view, from: view.from + pixels / view.scale };
}

/** Zoom by a factor around a pixel, within what is sensible for a reach. */
export function zoomedView(view, factor, pixel, reach) {
  const days = Math.max(reach[1] + 1 - reach[0], LEAST_DAYS);
  const least = Math.min(view.width / (days * (1 + 2 * SPARE)), MOST_PX_A_DAY);
  const scale = Math.min(Math.max(view.scale * factor, least), MOST_PX_A_DAY);
  return { ...view, scale, from: view.from + pixel / view.scale - pixel / scale };
}

/** Keep some of a reach in sight. */
export function heldView(view, reach) {
  const shown = view.width / view.scale;
  const margin = shown * SPARE;
  const from = Math.min(Math.max(view.from, reach[0] - margin), reach[1] + 1 - shown + margin);
  return { ...view, from: Number.isFinite(from) ? from : view.from };
}
