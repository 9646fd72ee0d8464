// Which ticks stand on the axis: a lower row of short labels, an upper row that says what they are in.
import { UNITS, civilOf, unitNext, unitStart, yearText } from "./calendar.js";
import { WORDS } from "./words.js";

const CHARACTER_PX = 7.2;
const ROOM_PX = 14;
const DAY_UNIT = UNITS[0];
const WEEK_UNIT = UNITS[1];
const MONTH_UNIT = UNITS[2];
const YEAR_UNIT = UNITS[4];

/** The unit of the lower row at a scale (pixels a day), for a window about a day. */
export function tickUnit(pixelsPerDay, day) {
  return UNITS.find((unit) => unit.days * pixelsPerDay >= leastWidth(unit, day)) ?? UNITS[UNITS.length - 1];
}

/** The unit of the upper row above a lower one; null above years, which say all. */
export function upperUnit(unit) {
  if (unit === DAY_UNIT || unit === WEEK_UNIT) return MONTH_UNIT;
  return unit.of === "month" ? YEAR_UNIT : null;
}

/**
 * The ticks of a unit from the last before `from` to the first after `to` (days).
 * @returns {{day: number, next: number, label: string}[]} in order; `next` is where the next one begins
 */
export function ticksBetween(unit, from, to, labelOf) {
  const ticks = [];
  for (let day = unitStart(unit, from); day <= to; ) {
    const next = unitNext(unit, day);
    ticks.push({ day, next, label: labelOf(unit, day) });
    day = next;
  }
  return ticks;
}

/** What a tick of the lower row says: 16, Oct, Q4, 2024. */
export function lowerLabel(unit, day) {
  const [year, month, ofMonth] = civilOf(day);
  if (unit.of === "day" || unit.of === "week") return String(ofMonth);
  if (unit.of === "year") return yearText(year);
  return unit.step === 3 ? WORDS.axis.quarter((month + 2) / 3) : WORDS.axis.shortMonths[month - 1];
}

/** What a tick of the upper row says: October 2024, 2024. */
export function upperLabel(unit, day) {
  const [year, month] = civilOf(day);
  return unit.of === "year" ? yearText(year) : WORDS.axis.month(WORDS.axis.months[month - 1], yearText(year));
}

function leastWidth(unit, day) {
  if (unit.of === "day") return 24;
  if (unit.of === "week") return 26;
  if (unit.of === "month") return unit.step === 1 ? 36 : 34;
  return yearText(civilOf(Math.floor(day))[0]).length * CHARACTER_PX + ROOM_PX;
}
