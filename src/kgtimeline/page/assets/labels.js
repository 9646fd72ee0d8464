// Labels of marks: measured on a canvas, never in the page, and cut where they would reach something else.

const ELLIPSIS = "\u2026";
/** The room that is kept for a label at most; it may take more where there is more. */
export const LABEL_PX = 260;
// Below this a label that must be cut is left out.
const LEAST_LABEL_PX = 44;
const BESIDE_PX = 5;
const CUT_STEP_PX = 8;
const CUTS_KEPT = 5000;

/** Make what measures and cuts texts in a font (a CSS font); widths are kept. */
export function makeMeter(font) {
  const context = document.createElement("canvas").getContext("2d");
  context.font = font;
  const widths = new Map();
  const segments = typeof Intl.Segmenter === "function" ? new Intl.Segmenter() : null;
  function width(text) {
    let found = widths.get(text);
    if (found === undefined) widths.set(text, (found = Math.ceil(context.measureText(text).width) + 1));
    return found;
  }
  const cuts = new Map();
  function cut(text, room) {
    if (width(text) <= room) return text;
    // In steps, so that a label at the edge of the chart is not cut anew in every frame.
    const step = Math.floor(room / CUT_STEP_PX);
    const key = `${step}:${text}`;
    let found = cuts.get(key);
    if (found === undefined) {
      if (cuts.size > CUTS_KEPT) cuts.clear();
      cuts.set(key, (found = cutTo(text, step * CUT_STEP_PX)));
    }
    return found;
  }
  function cutTo(text, room) {
    const parts = segments ? Array.from(segments.segment(text), (part) => part.segment) : Array.from(text);
    let [low, high] = [0, parts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (context.measureText(parts.slice(0, middle).join("").trimEnd() + ELLIPSIS).width + 1 <= room) low = middle;
      else high = middle - 1;
    }
    return low ? parts.slice(0, low).join("").trimEnd() + ELLIPSIS : "";
  }
  return { width, cut };
}

/**
 * Place the labels of the marks of one row that are in sight, from left to right.
 *
 * A label goes to the right of its mark, else to the left, else (of a long bar) into it; cut if it must be.
 * @param {{x0, x1, text, bar: {x0, x1}}[]} marks in order; `x0`, `x1` in pixels of the plot; `bar` where a label may stand
 * @param {number} width of the plot
 * @returns {({x: number, text: string, where: string}|null)[]} for each mark
 */
export function placeLabels(marks, width, meter) {
  let taken = 0; // no label may begin before this
  return marks.map((mark, n) => {
    const next = n + 1 < marks.length ? marks[n + 1].x0 : width;
    const isInSight = mark.x1 > 0 && mark.x0 < width;
    const place = isInSight ? placeOne(mark, Math.min(next, width), Math.max(taken, 0), meter) : null;
    taken = Math.max(mark.x1, place ? place.x + place.width : 0) + BESIDE_PX;
    return place;
  });
}

function placeOne(mark, limit, taken, meter) {
  const full = meter.width(mark.text);
  const right = Math.max(mark.x1, 0) + BESIDE_PX;
  const roomRight = limit - right - BESIDE_PX;
  const roomLeft = mark.x0 - BESIDE_PX - taken;
  const inside = Math.max(mark.bar.x0, taken);
  const roomInside = Math.min(mark.bar.x1, limit) - inside - 2 * BESIDE_PX;
  const rooms = { right: roomRight, left: roomLeft, inside: roomInside };
  let where = ["right", "left", "inside"].find((side) => rooms[side] >= full);
  where ??= Object.keys(rooms).reduce((best, side) => (rooms[side] > rooms[best] ? side : best), "right");
  const room = rooms[where];
  if (room < LEAST_LABEL_PX && room < full) return null;
  const text = meter.cut(mark.text, room);
  if (!text) return null;
  const width = meter.width(text);
  const x = { right, left: mark.x0 - BESIDE_PX - width, inside: inside + BESIDE_PX }[where];
  return { x, width, text, where };
}
