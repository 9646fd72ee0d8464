// How marks are drawn; the legend draws with the same code.
import { placed, DOT_PX } from "./shape.js";
import { RIVALS_DRAWN, RIVAL_PX, ROW_PX, STRIP_PX } from "./layout.js";
import { glyphPath } from "./glyphs.js";
import { DAY_MAX, DAY_MIN } from "./calendar.js";
import { svg } from "./dom.js";
import { WORDS } from "./words.js";

const MIDDLE = 11;
const HIGH_BAR_PX = 12;
const TAIL_PX = 3;
const LEAST_BAR_PX = 3;
const MERGE_PX = 2;

/** The gradients that open edges are filled with: for each kind (a word) to the left and to the right. */
export function fadeDefs(kinds) {
  const fade = (kind, side, stops) =>
    svg("linearGradient", { id: `fade-${side}-${kind}`, class: `k-${kind}` },
      stops.map((look, n) => svg("stop", { offset: n, class: look })),
    );
  return svg("defs", {}, kinds.map((kind) => [
    fade(kind, "start", ["clear", "full"]),
    fade(kind, "end", ["full", "clear"]),
  ]));
}

/**
 * Draw the parts of a mark.
 * @param {object} shape as `shapeOf` gives it
 * @param {{word: string, sign: string, runs, rivals}} event its looks
 * @param {number} scale pixels a day
 * @param {(x: number) => number} at from the pixels of the shape to those of the drawing
 * @param {number} top where its row begins
 * @param {[number, number]} sight the stretch of the drawing outside which pieces are left out
 */
export function markParts(shape, event, scale, at, sight, top = 0) {
  const parts = [hitArea(shape, at, top)];
  for (const part of [shape.before, shape.after]) {
    if (part) parts.push(stretchRect(part, event.word, at, top, TAIL_PX, "tail"));
  }
  if (event.runs && shape.point === null) parts.push(...runParts(shape, event, scale, at, sight, top));
  else if (shape.point === null) parts.push(stretchRect(shape.core, event.word, at, top, shape.isNarrow ? ROW_PX - 4 : HIGH_BAR_PX, shape.core.certain ? "core all" : "core some"));
  parts.push(...dotParts(shape, event, at, top));
  if (shape.sign !== null) parts.push(svg("text", { class: "doubt", x: at(shape.sign), y: top + MIDDLE + 4 }, event.sign));
  (event.rivals ?? []).slice(0, RIVALS_DRAWN).forEach((rival, n) => parts.push(rivalRect(rival, n, event, scale, at, top)));
  return parts;
}

/** The bar of a bin: as high as it counts much, hollow as far as matches are only possible. */
export function binParts(bin, highest, scale, at, meter, top) {
  const [x, right] = [at(bin.start * scale), at(bin.next * scale)];
  const height = Math.max(4, ((STRIP_PX - 16) * bin.count) / highest);
  const hollow = (height * bin.possible) / bin.count;
  const base = top + STRIP_PX - 2;
  const width = Math.max(right - x - 2, 2);
  const text = String(bin.count);
  const parts = [
    svg("rect", { class: "hit", x, y: top, width: right - x, height: STRIP_PX, rx: 3 }),
    svg("rect", { class: "count", x: x + 1, y: base - height + hollow, width, height: height - hollow }),
  ];
  if (hollow) parts.splice(2, 0, svg("rect", { class: "count hollow", x: x + 1.5, y: base - height + 0.5, width: width - 1, height: hollow }));
  if (meter.width(text) <= width + 1) {
    parts.push(svg("text", { class: "number", x: (x + right) / 2, y: base - height - 3 }, text));
  }
  return parts;
}

/** What stands in the place of a hedged date's doubt: the qualifier of its text. */
export function hedgeSign(date) {
  if (date.includes("%")) return "\u2248?";
  return date.includes("~") ? "~" : "?";
}

/** What a mark is called: its title, what it is, when, and whether it matches certainly. */
export function markName(data, row, isPossible) {
  const events = data.events;
  const kind = WORDS.axis.kind(data.kinds[events.kind[row]]);
  return WORDS.axis.markName(events.title[row], kind, events.words[row], isPossible);
}

/** A sign of a kind, 14 pixels wide, around a middle. */
export function glyphAt(word, x, y) {
  return svg("path", { class: "glyph", d: glyphPath(word, x - 7, y - 7) });
}

function hitArea(shape, at, top) {
  const spare = Math.max(0, 24 - (shape.x1 - shape.x0)) / 2;
  const [x, right] = [at(shape.x0) - spare - 1, at(shape.x1) + spare + 1];
  return svg("rect", { class: "hit", x, y: top, width: right - x, height: ROW_PX, rx: 5 });
}

function stretchRect(stretch, word, at, top, height, look) {
  const open = stretch.openStart ? "start" : stretch.openEnd ? "end" : null;
  const [x, right] = [at(stretch.x0), at(stretch.x1)];
  const attributes = { class: open ? `${look} fade` : look, x, y: top + MIDDLE - height / 2, width: Math.max(right - x, LEAST_BAR_PX), height };
  if (open) attributes.fill = `url(#fade-${open}-${word})`;
  return svg("rect", attributes);
}

function dotParts(shape, event, at, top) {
  const x = at(shape.dot);
  const dot = svg("circle", { class: shape.point === null ? "dot badge" : "dot point", cx: x, cy: top + MIDDLE, r: DOT_PX });
  return [dot, glyphAt(event.word, x, top + MIDDLE)];
}

/** The pieces of a date with gaps, joined by a thread; pieces closer than can be told apart are one. */
function runParts(shape, event, scale, at, sight, top) {
  const { core } = shape;
  const parts = [svg("rect", { class: "thread", x: at(core.x0), y: top + MIDDLE - 0.5, width: at(core.x1) - at(core.x0), height: 1 })];
  let piece = null;
  const flush = () => piece && parts.push(stretchRect(piece, event.word, at, top, HIGH_BAR_PX, "core some run"));
  for (const [first, last] of event.runs) {
    const next = placed(Math.max(first, DAY_MIN), Math.min(last, DAY_MAX), scale);
    if (at(next.x1) < sight[0]) continue;
    if (at(next.x0) > sight[1]) break;
    if (piece && next.x0 - piece.x1 < MERGE_PX) {
      piece = { ...piece, x1: next.x1, openEnd: next.openEnd };
    } else {
      flush();
      piece = next;
    }
  }
  flush();
  return parts;
}

function rivalRect([, , first, last], n, event, scale, at, top) {
  const stretch = placed(first ?? DAY_MIN, last ?? DAY_MAX, scale);
  const rect = stretchRect(stretch, event.word, at, top, RIVAL_PX - 2, "rival");
  rect.setAttribute("y", String(top + ROW_PX - 3 + n * RIVAL_PX));
  return rect;
}
