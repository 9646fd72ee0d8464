// Days as integers since 1970-01-01, proleptic Gregorian, years of any size (year 0 is 1 BC).
// `Date` is not used: it stops at the year 275760 and knows no calendar arithmetic.
import { WORDS } from "./words.js";

/** What stands for minus and plus infinity in the columns of days. */
export const DAY_MIN = -2147483648;
export const DAY_MAX = 2147483647;

/** Whether a day is a day, not an open side. */
export function isDay(day) {
  return day > DAY_MIN && day < DAY_MAX;
}

/** The day of a year, a month (1-12, or beyond, which carries) and a day of the month. */
export function dayOf(year, month = 1, day = 1) {
  const y = year + Math.floor((month - 1) / 12);
  const m = ((((month - 1) % 12) + 12) % 12) + 1;
  const shifted = m > 2 ? y : y - 1; // years that begin in March end with the leap day
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

/** The year, month and day of the month of a day. */
export function civilOf(day) {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const ofEra = z - era * 146097;
  const leaps = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36524) + Math.floor(ofEra / 146096);
  const y = Math.floor((ofEra - leaps) / 365);
  const ofYear = ofEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return [y + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * m + 2) / 5) + 1];
}

/** A stretch of the calendar that ticks and bins step by: `of` is day, week, month or year. */
export function makeUnit(of, step, days) {
  return { of, step, days };
}

/** Every unit, from the shortest to the longest; `days` is about how long one is. */
export const UNITS = [
  makeUnit("day", 1, 1),
  makeUnit("week", 1, 7),
  makeUnit("month", 1, 30.4),
  makeUnit("month", 3, 91.3),
  ...[1, 2, 5].map((step) => makeUnit("year", step, step * 365.2425)),
  ...[1, 2, 3, 4, 5, 6].flatMap((power) =>
    [1, 2, 5].map((step) => makeUnit("year", step * 10 ** power, step * 10 ** power * 365.2425)),
  ),
];

/** The first day of the unit that a day lies in; weeks begin on Mondays. */
export function unitStart(unit, day) {
  if (unit.of === "day") return Math.floor(day);
  if (unit.of === "week") return Math.floor((day + 3) / 7) * 7 - 3;
  const [year, month] = civilOf(Math.floor(day));
  if (unit.of === "year") return dayOf(Math.floor(year / unit.step) * unit.step);
  return dayOf(year, Math.floor((month - 1) / unit.step) * unit.step + 1);
}

/** The first day of the unit after the one that begins on a day. */
export function unitNext(unit, start) {
  if (unit.of === "day") return start + 1;
  if (unit.of === "week") return start + 7;
  const [year, month] = civilOf(start);
  return unit.of === "year" ? dayOf(year + unit.step) : dayOf(year, month + unit.step);
}

/** The shortest unit that is at least so many days long. */
export function unitFor(days) {
  return UNITS.find((unit) => unit.days >= days) ?? UNITS[UNITS.length - 1];
}

/** A year for people: 2024, AD 33, 44 BC. */
export function yearText(year) {
  if (year <= 0) return WORDS.axis.beforeChrist(1 - year);
  return year < 1000 ? WORDS.axis.annoDomini(year) : String(year);
}

/** A day for people: 16 October 2024. */
export function dayText(day) {
  const [year, month, ofMonth] = civilOf(day);
  return WORDS.axis.day(ofMonth, WORDS.axis.months[month - 1], yearText(year));
}

/** A stretch of days, both inclusive, for people; whole months and years are said as such. */
export function stretchText(first, last) {
  const [year, month, day] = civilOf(first);
  const [, monthAfter, dayAfter] = civilOf(last + 1);
  if (day === 1 && dayAfter === 1) {
    const whole = month === 1 && monthAfter === 1;
    if (last + 1 === dayOf(year, month + 1)) return WORDS.axis.month(WORDS.axis.months[month - 1], yearText(year));
    if (whole && last + 1 === dayOf(year + 1)) return yearText(year);
    if (whole) return WORDS.axis.fromTo(yearText(year), yearText(civilOf(last)[0]));
  }
  return first === last ? dayText(first) : WORDS.axis.fromTo(dayText(first), dayText(last));
}

/** A day in ISO 8601 (EDTF from the year 10000 on); what the filters read. */
export function isoDay(day) {
  const [year, month, ofMonth] = civilOf(day);
  return `${isoYear(year)}-${twoDigits(month)}-${twoDigits(ofMonth)}`;
}

/** A stretch in ISO 8601: a day, a month or a year where it is just that, else A/B. */
export function isoStretch(first, last) {
  const [year, month, day] = civilOf(first);
  if (first === last) return isoDay(first);
  if (day === 1 && last + 1 === dayOf(year, month + 1)) return `${isoYear(year)}-${twoDigits(month)}`;
  if (day === 1 && month === 1 && last + 1 === dayOf(year + 1)) return isoYear(year);
  return `${isoDay(first)}/${isoDay(last)}`;
}

function isoYear(year) {
  return `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
}

function twoDigits(number) {
  return String(number).padStart(2, "0");
}
