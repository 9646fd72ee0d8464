// Which events stand in which lane: by kind, actor or source.
import { anchorDay, hasPlace } from "./shape.js";
import { WORDS } from "./words.js";

/** How many lanes of actors or sources are shown at first, and how many more at a time. */
export const LANES_SHOWN = 12;

/**
 * Sort the rows shown into lanes.
 * @param {number} most how many lanes of actors or sources there may be; the others share the last one
 * @returns {{lanes: {key, name, kind, rows: Int32Array}[], undated: number[], hidden: number}} lanes by kind in the
 *   order of the kinds, others by count; rows in date order; `undated` have no day at all; `hidden` lanes were joined
 */
export function lanesOf(data, columns, rows, by, most) {
  const dated = [];
  const undated = [];
  for (const row of rows) (hasPlace(columns, row) ? dated : undated).push(row);
  const anchors = anchorsOf(columns);
  dated.sort((a, b) => anchors[a] - anchors[b] || a - b);
  const members = new Map();
  for (const row of dated) {
    for (const key of keysOf(data, row, by)) {
      if (!members.has(key)) members.set(key, []);
      members.get(key).push(row);
    }
  }
  const keys = orderedKeys(data, members, by);
  const shown = by === "kind" ? keys : keys.slice(0, most);
  const lanes = shown.map((key) => lane(data, by, key, members.get(key)));
  const hidden = keys.length - shown.length;
  if (hidden) {
    const seen = new Set(lanes.flatMap((each) => Array.from(each.rows)));
    const rest = dated.filter((row) => !seen.has(row));
    if (rest.length) lanes.push({ key: "rest", name: WORDS.axis.restOf[by](hidden), kind: null, rows: Int32Array.from(rest) });
  }
  return { lanes, undated, hidden };
}

const knownAnchors = new WeakMap();

/** The anchors of all rows, found once. */
function anchorsOf(columns) {
  let found = knownAnchors.get(columns);
  if (!found) knownAnchors.set(columns, (found = columns.s_lo.map((_, row) => anchorDay(columns, row))));
  return found;
}

function keysOf(data, row, by) {
  const events = data.events;
  if (by === "kind") return [events.kind[row]];
  const keys = by === "actor" ? events.participants[row].map(([actor]) => actor) : events.sources[row];
  return keys.length ? new Set(keys) : [-1];
}

function orderedKeys(data, members, by) {
  const keys = [...members.keys()];
  if (by === "kind") return keys.sort((a, b) => a - b);
  return keys.sort((a, b) => members.get(b).length - members.get(a).length || a - b);
}

function lane(data, by, key, rows) {
  const common = { key: `${by}-${key}`, rows: Int32Array.from(rows) };
  if (by === "kind") return { ...common, kind: key, name: WORDS.axis.kind(data.kinds[key]) };
  if (key < 0) return { ...common, kind: null, name: WORDS.axis.nobody[by] };
  if (by === "actor") return { ...common, kind: null, name: data.actors[key].name };
  const source = data.sources[key];
  return { ...common, kind: null, name: [source.publisher, source.title].filter(Boolean).join(": ") || source.id };
}
