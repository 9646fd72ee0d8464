// A window of time as people type it: a day, a month, a year, or two of them with / between.
import { DAY_MAX, DAY_MIN, dayOf } from "./calendar.js";

const DATE = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * Read a window of days, both ends inclusive; `..` is an open end.
 * @returns {[number, number]|null} null if it is none
 */
export function readDuring(text) {
  const parts = text.trim().split("/");
  if (parts.length === 1) return readDate(parts[0]);
  if (parts.length > 2 || parts.every((part) => part === "..")) return null;
  const first = parts[0] === ".." ? [DAY_MIN, DAY_MIN] : readDate(parts[0]);
  const last = parts[1] === ".." ? [DAY_MAX, DAY_MAX] : readDate(parts[1]);
  return first && last && first[0] <= last[1] ? [first[0], last[1]] : null;
}

function readDate(text) {
  const found = DATE.exec(text);
  if (!found || found[1] === "-0000") return null;
  const [year, month, day] = found.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (month === null) return [dayOf(year), dayOf(year + 1) - 1];
  if (month < 1 || month > 12) return null;
  const start = dayOf(year, month);
  const next = dayOf(year, month + 1);
  if (day === null) return [start, next - 1];
  return day >= 1 && start + day - 1 < next ? [start + day - 1, start + day - 1] : null;
}
