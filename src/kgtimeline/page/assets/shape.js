// What a date looks like: from its four bounds to stretches in pixels. Pure; nothing is drawn here.
//
// Every world of a date is a stretch [s, e] with s_lo <= s <= s_hi and e_lo <= e <= e_hi. So
//   possible = [s_lo, e_hi]: no day outside it;
//   core     = [s_hi, e_lo] if s_hi <= e_lo: every one of these days, certainly;
//            = [e_lo, s_hi] else: some day of these, nobody knows which.
import { DAY_MAX, DAY_MIN, isDay } from "./calendar.js";

/** How long an open edge takes to fade. */
export const FADE_PX = 40;
/** The radius of a point, and of the sign on a bar. */
export const DOT_PX = 8;
const NARROW_PX = 2 * DOT_PX + 2;
const SIGN_PX = 9;
const POINT_BELOW_PX = 4;

/**
 * The core of a date: its days, both inclusive, and whether all of them are certain.
 * @returns {{first: number, last: number, certain: boolean}}
 */
export function coreOf(columns, row) {
  const startMost = columns.s_hi[row];
  const endLeast = columns.e_lo[row];
  const certain = startMost <= endLeast;
  return certain ? { first: startMost, last: endLeast, certain } : { first: endLeast, last: startMost, certain };
}

/** The first finite bound of a date, by which it stands in order; DAY_MAX if it has none. */
export function anchorDay(columns, row) {
  if (isDay(columns.s_lo[row])) return columns.s_lo[row];
  if (isDay(columns.s_hi[row])) return columns.s_hi[row];
  if (isDay(columns.e_lo[row])) return columns.e_lo[row];
  if (isDay(columns.e_hi[row])) return columns.e_hi[row];
  return DAY_MAX;
}

/** Whether a date has a place on the axis: one finite bound at least. */
export function hasPlace(columns, row) {
  return anchorDay(columns, row) !== DAY_MAX;
}

/**
 * The shape of a date at a scale, in pixels from day 0.
 *
 * `x0`, `x1`: where the whole mark begins and ends. `core`: the main stretch, `point` instead if it is one day too
 * narrow for a bar; `isNarrow` if the sign covers it and it must stand out. `before`, `after`: stretches on which it may have been besides. `fade` says which ends are open.
 */
export function shapeOf(columns, row, scale, rivals) {
  const core = coreOf(columns, row);
  const shape = { core: null, point: null, isNarrow: false, before: null, after: null, dot: 0, sign: null, x0: 0, x1: 0 };
  const body = placed(core.first, core.last, scale);
  if (body.x1 - body.x0 < POINT_BELOW_PX || (core.first === core.last && body.x1 - body.x0 < 4 * DOT_PX)) {
    shape.point = (body.x0 + body.x1) / 2;
  }
  shape.core = { ...body, certain: core.certain };
  shape.before = columns.s_lo[row] < core.first ? tail(columns.s_lo[row], body.x0, -1, scale) : null;
  shape.after = columns.e_hi[row] > core.last ? tail(columns.e_hi[row], body.x1, 1, scale) : null;
  shape.x0 = shape.before ? shape.before.x0 : body.x0;
  shape.x1 = shape.after ? shape.after.x1 : body.x1;
  for (const [, , first, last] of rivals ?? []) {
    const stretch = placed(first ?? DAY_MIN, last ?? DAY_MAX, scale);
    shape.x0 = Math.min(shape.x0, stretch.x0);
    shape.x1 = Math.max(shape.x1, stretch.x1);
  }
  placeDot(shape, body);
  if (columns.hedged[row]) {
    shape.sign = shape.x1 + 1;
    shape.x1 += SIGN_PX;
  }
  return shape;
}

/** A stretch of days in pixels; an open side is a fade beside the other. */
export function placed(first, last, scale) {
  const openStart = first <= DAY_MIN;
  const openEnd = last >= DAY_MAX;
  const x0 = openStart ? (last + 1) * scale - FADE_PX : first * scale;
  const x1 = openEnd ? first * scale + FADE_PX : (last + 1) * scale;
  return { x0, x1, openStart, openEnd };
}

function tail(day, edge, side, scale) {
  if (day <= DAY_MIN) return { x0: edge - FADE_PX, x1: edge, openStart: true, openEnd: false };
  if (day >= DAY_MAX) return { x0: edge, x1: edge + FADE_PX, openStart: false, openEnd: true };
  return side < 0
    ? { x0: day * scale, x1: edge, openStart: false, openEnd: false }
    : { x0: edge, x1: (day + 1) * scale, openStart: false, openEnd: false };
}

function placeDot(shape, body) {
  if (shape.point !== null) {
    shape.dot = shape.point;
    shape.x0 = Math.min(shape.x0, shape.point - DOT_PX - 1);
    shape.x1 = Math.max(shape.x1, shape.point + DOT_PX + 1);
  } else if (body.x1 - body.x0 >= NARROW_PX) {
    shape.dot = body.openStart ? body.x1 - DOT_PX - 1 : body.x0 + DOT_PX + 1;
  } else {
    shape.isNarrow = true;
    shape.dot = (body.x0 + body.x1) / 2;
    shape.x0 = Math.min(shape.x0, shape.dot - DOT_PX - 1);
    shape.x1 = Math.max(shape.x1, shape.dot + DOT_PX + 1);
  }
}
