// How many events there were in each month, surely or possibly: the rules of `page/picture_counts.py`. Pure.
import { DAY_MAX, DAY_MIN, civilOf, dayOf, isDay } from "./calendar.js";
import { YES, duringTruth } from "./truth.js";

const MOST_BINS = 96;

/**
 * Count the events of the answer in bins of a month; of years if there are too many months.
 * @returns {{bins: Array<{first: number, last: number, certain: Map, possible: Map, reaching: number}>, step: number, undated: number}}
 *   `certain` and `possible` by kind; `step` is 0 for months, else how many years a bin has
 */
export function countPerBin(app) {
  const { columns } = app;
  const dated = [];
  let undated = 0;
  let [low, high] = [DAY_MAX, DAY_MIN];
  for (const row of app.answer.rows) {
    const ends = [columns.s_lo[row], columns.s_hi[row], columns.e_lo[row], columns.e_hi[row]].filter(isDay);
    if (!ends.length) undated += 1;
    else dated.push(row);
    low = Math.min(low, ...ends);
    high = Math.max(high, ...ends);
  }
  const { bins, step } = dated.length ? binsOf(low, high) : { bins: [], step: 0 };
  for (const row of dated) for (const bin of bins) countIn(app, row, bin);
  return { bins, step, undated };
}

function countIn(app, row, bin) {
  const truth = Math.min(duringTruth(app, row, [bin.first, bin.last]), app.answer.truth[row]);
  if (!truth) return;
  const kind = app.columns.kind[row];
  if (truth === YES) bin.certain.set(kind, (bin.certain.get(kind) ?? 0) + 1);
  else if (isMeant(app.columns, row, bin)) bin.possible.set(kind, (bin.possible.get(kind) ?? 0) + 1);
  else bin.reaching += 1;
}

/** Whether a date is meant for a time, or only reaches so far since a side of it is open. */
function isMeant({ s_lo, s_hi, e_lo, e_hi, one_day }, row, { first, last }) {
  if (s_lo[row] > DAY_MIN && e_hi[row] < DAY_MAX) return true;
  const low = one_day[row] ? s_lo[row] : Math.min(e_lo[row], s_hi[row]);
  const high = one_day[row] ? e_hi[row] : Math.max(s_hi[row], e_lo[row]);
  return low > DAY_MIN && high < DAY_MAX && low <= last && first <= high;
}

function binsOf(low, high) {
  const [year, month] = civilOf(low);
  const [lastYear, lastMonth] = civilOf(high);
  const months = (lastYear - year) * 12 + lastMonth - month + 1;
  const bin = (first, next) => ({ first, last: next - 1, certain: new Map(), possible: new Map(), reaching: 0 });
  if (months <= MOST_BINS) {
    return { step: 0, bins: Array.from({ length: months }, (_, at) => bin(dayOf(year, month + at), dayOf(year, month + at + 1))) };
  }
  let step = 1;
  for (const times of yearSteps()) {
    step = times;
    if (Math.floor(lastYear / step) - Math.floor(year / step) < MOST_BINS) break;
  }
  const start = Math.floor(year / step) * step;
  const count = Math.floor((lastYear - start) / step) + 1;
  return { step, bins: Array.from({ length: count }, (_, at) => bin(dayOf(start + at * step), dayOf(start + (at + 1) * step))) };
}

function* yearSteps() {
  for (let step = 1; ; step *= 10) yield* [step, 2 * step, 5 * step];
}
