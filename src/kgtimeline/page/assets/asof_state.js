// What was known on a day: reading `data.known`. Pure but for the state of the app.
import { readDuring } from "./during.js";

/** The last day of the date that the slider is set to; null if it is not set. */
export function lastAsOf(app) {
  const read = app.state.asof === null ? null : readDuring(app.state.asof);
  return read ? read[1] : null;
}

/** The place of the last day of knowledge by a day; -1 before the first. */
export function placeOfDay(days, day) {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * How an event was known on a day, null if it was known as it is now.
 * @returns {{known: boolean, reports?: number, factuality?: string, date?: string|null, words?: string, bounds?: Array, coarse?: boolean}|null}
 *   `date` is undefined where it was the same
 */
export function stateThen(known, row, day) {
  const { days, from, then, coarse = [] } = known;
  const place = placeOfDay(days, day);
  if (from[row] === null || from[row] > place) return { known: false };
  const version = then[row]?.findLast(([since]) => since <= place);
  if (!version || version.length === 1) return null;
  const [, reports, factuality, ...dated] = version;
  const state = { known: true, reports, factuality, coarse: coarse.includes(row) };
  return dated.length ? { ...state, date: dated[0], words: dated[1], bounds: dated.slice(2) } : state;
}
