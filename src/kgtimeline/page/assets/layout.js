// The layout of lanes at a scale: every event gets a row, or is counted in one bar. Nothing is drawn here.
import { unitFor } from "./calendar.js";
import { LABEL_PX } from "./labels.js";
import { countBins, packRows, tooDense } from "./packing.js";
import { anchorDay, shapeOf } from "./shape.js";

/** Heights in pixels. */
export const ROW_PX = 24;
export const STRIP_PX = 36;
export const RIVAL_PX = 5;
export const RIVALS_DRAWN = 8;
const LANE_PAD_PX = 5;
const LEAST_BIN_PX = 18;
const LONG_PX = 600;
const LETTER_PX = 6.8;

/** How many rows a lane has at most: as it comes, and opened. */
export const ROWS_SHUT = 16;
export const ROWS_OPEN = 60;
const ROWS_SPARE = 4;

/**
 * Lay out one lane.
 * @param {{rows: Int32Array}} lane rows of events by anchor
 * @param {{columns, titles, truth, rivals}} events what is needed of them
 * @returns {object} `x0`, `x1` (pixels from day 0), `row` (-1: in a bar), `rowTops`, `bins`, `height`, `full` (all have rows)
 */
export function layLane(lane, events, scale, most) {
  const size = lane.rows.length;
  const found = {
    lane, scale, size,
    x0: new Float64Array(size), x1: new Float64Array(size), days: new Int32Array(size), extra: new Uint8Array(size),
  };
  for (let n = 0; n < size; n += 1) {
    const row = lane.rows[n];
    const rivals = events.rivals[row];
    const shape = shapeOf(events.columns, row, scale, rivals);
    found.x0[n] = shape.x0;
    found.x1[n] = shape.x1;
    found.days[n] = anchorDay(events.columns, row);
    found.extra[n] = rivals ? Math.min(rivals.length, RIVALS_DRAWN) : 0;
  }
  const unit = unitFor(LEAST_BIN_PX / scale);
  const dense = tooDense(found.days, found.x0, found.x1, scale, unit, most);
  const room = roomFor(lane, events, dense);
  let packed = packRows(found.x0, found.x1, room, dense, most);
  // A bar for one or two would hide them for nothing.
  if (packed.left.length && packed.left.length <= ROWS_SPARE) packed = packRows(found.x0, found.x1, room, dense, most + ROWS_SPARE);
  for (const n of packed.left) dense[n] = 1;
  const counted = [];
  for (let n = 0; n < size; n += 1) if (dense[n]) counted.push(n);
  found.row = packed.row;
  found.bins = countBins(found.days, counted, unit, (n) => events.truth[lane.rows[n]] === 1);
  found.highest = found.bins.reduce((best, bin) => Math.max(best, bin.count), 1);
  found.full = counted.length === 0;
  stack(found, packed.rows);
  found.sight = [indexed(found, false), indexed(found, true)];
  return found;
}

/**
 * The positions of the marks that touch a stretch (pixels from day 0), by row and then from left to right.
 */
export function marksBetween(found, left, right) {
  const hits = [];
  for (const index of found.sight) {
    let [low, high] = [0, index.order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (index.reach[middle] < left) low = middle + 1;
      else high = middle;
    }
    for (let k = low; k < index.order.length && index.floor[k] <= right; k += 1) {
      const n = index.order[k];
      if (found.x1[n] >= left && found.x0[n] <= right) hits.push(n);
    }
  }
  return hits.sort((a, b) => found.row[a] - found.row[b] || found.x0[a] - found.x0[b]);
}

/** The bins that touch a stretch of pixels. */
export function binsBetween(found, left, right) {
  const { bins, scale } = found;
  let [low, high] = [0, bins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bins[middle].next * scale < left) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < bins.length && bins[end].start * scale <= right) end += 1;
  return bins.slice(low, end);
}

/** About what labels need: to measure all of them would take longer than all the rest. */
function roomFor(lane, events, dense) {
  return Float64Array.from(lane.rows, (row, n) => (dense[n] ? 0 : Math.min(events.titles[row].length * LETTER_PX, LABEL_PX) + 6));
}

function stack(found, rows) {
  const heights = new Array(rows).fill(ROW_PX);
  for (let n = 0; n < found.size; n += 1) {
    const row = found.row[n];
    if (row >= 0) heights[row] = Math.max(heights[row], ROW_PX + found.extra[n] * RIVAL_PX);
  }
  let top = LANE_PAD_PX;
  found.rowTops = heights.map((height) => {
    top += height;
    return top - height;
  });
  found.stripTop = top;
  if (found.bins.length) top += STRIP_PX;
  found.height = top + LANE_PAD_PX;
}

/** Marks in order, with how far any up to each reaches, and from where any after each begins. */
function indexed(found, long) {
  const order = [];
  for (let n = 0; n < found.size; n += 1) {
    if (found.row[n] >= 0 && found.x1[n] - found.x0[n] > LONG_PX === long) order.push(n);
  }
  const reach = new Float64Array(order.length);
  const floor = new Float64Array(order.length);
  let most = -Infinity;
  order.forEach((n, k) => (reach[k] = most = Math.max(most, found.x1[n])));
  let least = Infinity;
  for (let k = order.length - 1; k >= 0; k -= 1) floor[k] = least = Math.min(least, found.x0[order[k]]);
  return { order, reach, floor };
}
