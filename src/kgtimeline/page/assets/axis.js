// The ticks above the lanes and the lines through them. They stand still in drawings that are moved as a whole.
import { lowerLabel, ticksBetween, tickUnit, upperLabel, upperUnit } from "./ticks.js";
import { el, keep, set, setText, svg } from "./dom.js";

/** The height of the axis in pixels. */
export const AXIS_PX = 40;
const UPPER_Y = 14;
const LOWER_Y = 33;
const TICK_PAD_PX = 4;
const SPARE_TICKS_PX = 100;

/**
 * Make the axis: `root` stands above the lanes, `lines` behind the marks.
 *
 * `move` shifts it, and says at the left edge what the first days are in; `draw` draws the ticks.
 * `origin` is the day at x = 0 of the drawing.
 */
export function makeAxis() {
  const upper = svg("g", { class: "upper" });
  const lower = svg("g", { class: "lower" });
  const drawing = svg("svg", { class: "axis moved", height: AXIS_PX, "aria-hidden": "true" }, lower, upper);
  const now = el("span", { class: "now", "aria-hidden": "true" });
  const root = el("div", { class: "axis-window" }, drawing, now);
  const lines = svg("g", { class: "lines", "aria-hidden": "true" });

  function move(view, origin, meter) {
    drawing.style.transform = `translate3d(${(origin - view.from) * view.scale}px,0,0)`;
    const above = upperUnit(tickUnit(view.scale, view.from + view.width / view.scale));
    const tick = above && ticksBetween(above, view.from, view.from, upperLabel)[0];
    const room = tick ? (tick.next - view.from) * view.scale : 0;
    now.hidden = !tick || tick.day >= view.from || room < meter.width(tick.label) * 1.1 + 3 * TICK_PAD_PX;
    if (!now.hidden) setText(now, tick.label);
  }

  function draw(view, origin, height, meter) {
    const spare = SPARE_TICKS_PX / view.scale;
    const to = view.from + view.width / view.scale;
    const unit = tickUnit(view.scale, to);
    const above = upperUnit(unit);
    const at = (day) => (day - origin) * view.scale;
    const ticks = ticksBetween(unit, view.from - spare, to + spare, lowerLabel);
    const spans = above ? ticksBetween(above, view.from - spare, to + spare, upperLabel) : [];
    const edges = [at(view.from), at(to)];
    /** Put a tick where it belongs; a label that would be cut at an edge is hidden. */
    function place(node, tick, room) {
      const x = at(tick.day);
      const end = x + TICK_PAD_PX + meter.width(tick.label) * 1.1;
      const fits = x + TICK_PAD_PX >= edges[0] && end <= edges[1] && end <= at(tick.next) + room;
      set(node, { transform: `translate(${x.toFixed(2)},0)` });
      set(node.lastChild, { visibility: fits ? null : "hidden" });
    }
    set(drawing, { width: view.width });
    const key = (tick) => `${unit.of}${unit.step}:${tick.day}`;
    keep(lower, ticks, key, (tick) => makeTick(tick, 21, LOWER_Y), (node, tick) => place(node, tick, TICK_PAD_PX));
    keep(upper, spans, (tick) => tick.day, (tick) => makeTick(tick, 0, UPPER_Y), (node, tick) => place(node, tick, 0));
    const strong = new Set(spans.map((tick) => tick.day));
    keep(lines, ticks, key, () => svg("line", { y1: 0 }), (node, tick) => {
      const x = Math.round(at(tick.day)) + 0.5;
      set(node, { x1: x, x2: x, y2: height, class: strong.has(tick.day) ? "strong" : null });
    });
  }
  return { root, lines, move, draw };
}

function makeTick(tick, top, y) {
  return svg("g", {}, svg("line", { y1: top, y2: AXIS_PX }), svg("text", { x: TICK_PAD_PX, y }, tick.label));
}
