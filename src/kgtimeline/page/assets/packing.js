// Where marks of one lane stand: rows that nothing shares, and bars that count what is too dense to draw.
import { unitNext, unitStart } from "./calendar.js";

const GAP_PX = 6;
const NEAR_PX = 240;
const NEAR_PER_ROW = 3;

/**
 * Put stretches into rows so that none overlap, the earliest first, each into the first row that is free.
 *
 * A stretch wants `room` pixels behind it for its label. If no row has that and no row is left to open, a label
 * before it is cut: the stretch goes into the row whose marks ended first.
 * @param {Float64Array} x0 where stretches begin, about ascending
 * @param {Float64Array} x1 where they end
 * @param {Float64Array} room what each wants for its label
 * @param {Uint8Array} skip 1 for those that get no row
 * @returns {{row: Int16Array, rows: number, left: number[]}} `row` is -1 for skipped ones and those in `left`
 */
export function packRows(x0, x1, room, skip, most) {
  const row = new Int16Array(x0.length).fill(-1);
  const marks = []; // where the last mark of each row ends
  const labels = []; // the same with its label
  const left = [];
  for (let n = 0; n < x0.length; n += 1) {
    if (skip[n]) continue;
    let best = -1;
    let cut = -1;
    for (let r = 0; r < marks.length && best < 0; r += 1) {
      if (labels[r] <= x0[n]) best = r;
      else if (marks[r] <= x0[n] && (cut < 0 || marks[r] < marks[cut])) cut = r;
    }
    if (best < 0 && marks.length < most) best = marks.push(-Infinity) - 1;
    if (best < 0) best = cut;
    if (best < 0) {
      left.push(n);
      continue;
    }
    row[n] = best;
    marks[best] = x1[n] + GAP_PX;
    labels[best] = x1[n] + room[n] + GAP_PX;
  }
  return { row, rows: marks.length, left };
}

/**
 * Find what is too dense to be drawn mark by mark: short stretches of which more begin in one bin than there are
 * rows, or which have too many others near.
 * @param {Int32Array} days the day each is counted at, ascending
 * @returns {Uint8Array} 1 for each that shall be counted
 */
export function tooDense(days, x0, x1, scale, unit, most) {
  const dense = new Uint8Array(days.length);
  const long = unit.days * scale * 3 + 64;
  let from = 0;
  let to = 0;
  for (let n = 0; n < days.length; ) {
    const start = unitStart(unit, days[n]);
    const next = unitNext(unit, start);
    let end = n;
    while (end < days.length && days[end] < next) end += 1;
    const middle = ((start + next) / 2) * scale;
    while (from < days.length && days[from] * scale < middle - NEAR_PX / 2) from += 1;
    while (to < days.length && days[to] * scale <= middle + NEAR_PX / 2) to += 1;
    if (end - n > most || to - from > most * NEAR_PER_ROW) {
      for (let k = n; k < end; k += 1) dense[k] = x1[k] - x0[k] <= long ? 1 : 0;
    }
    n = end;
  }
  return dense;
}

/**
 * Count some events in bins of the calendar, each once, where its date begins.
 * @param {number[]} chosen positions, ascending by day
 * @param {(n: number) => boolean} isPossible whether it is only a possible match
 * @returns {{start: number, next: number, count: number, possible: number, members: number[]}[]} in order
 */
export function countBins(days, chosen, unit, isPossible) {
  const bins = [];
  let bin = null;
  for (const n of chosen) {
    if (!bin || days[n] >= bin.next) {
      const start = unitStart(unit, days[n]);
      bin = { start, next: unitNext(unit, start), count: 0, possible: 0, members: [] };
      bins.push(bin);
    }
    bin.count += 1;
    bin.possible += isPossible(n) ? 1 : 0;
    bin.members.push(n);
  }
  return bins;
}
