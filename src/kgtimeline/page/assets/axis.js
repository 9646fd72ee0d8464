// The ticks above the lanes and the lines through them. Lines and labels are kept by day while the chart moves.
import { lowerLabel, ticksBetween, tickUnit, upperLabel, upperUnit } from "./ticks.js";
import { keep, set, svg } from "./dom.js";

/** The height of the axis in pixels. */
export const AXIS_PX = 40;
const UPPER_Y = 14;
const LOWER_Y = 33;
const TICK_PAD_PX = 4;

/**
 * Make the axis: `root` stands above the lanes, `lines` behind the marks.
 * @returns {{root, lines, draw: (view, height: number, meter) => void}}
 */
export function makeAxis() {
  const upper = svg("g", { class: "upper" });
  const lower = svg("g", { class: "lower" });
  const root = svg("svg", { class: "axis", "aria-hidden": "true" }, lower, upper);
  const lines = svg("g", { class: "lines", "aria-hidden": "true" });
  function draw(view, height, meter) {
    const to = view.from + view.width / view.scale;
    const unit = tickUnit(view.scale, to);
    const above = upperUnit(unit);
    const at = (day) => (day - view.from) * view.scale;
    const ticks = ticksBetween(unit, view.from, to, lowerLabel);
    const spans = above ? ticksBetween(above, view.from, to, upperLabel) : [];
    const key = (tick) => `${unit.of}${unit.step}:${tick.day}`;
    set(root, { width: view.width, height: AXIS_PX });
    keep(lower, ticks, key, (tick) => svg("g", {}, svg("line", { y1: 21, y2: AXIS_PX }), svg("text", { y: LOWER_Y }, tick.label)), (node, tick) => {
      node.setAttribute("transform", `translate(${at(tick.day).toFixed(2)},0)`);
      const [from, until] = [Math.max(at(tick.day), 0), Math.min(at(tick.next), view.width)];
      const fits = until - from >= meter.width(tick.label) + 2 * TICK_PAD_PX - 2;
      set(node.lastChild, { x: from - at(tick.day) + TICK_PAD_PX, visibility: fits ? null : "hidden" });
    });
    keep(upper, spans, (tick) => tick.day, (tick) => svg("g", {}, svg("line", { y1: 0, y2: AXIS_PX }), svg("text", { y: UPPER_Y }, tick.label)), (node, tick) => {
      const [start, from] = [at(tick.day), Math.max(at(tick.day), 0)];
      node.setAttribute("transform", `translate(${start.toFixed(2)},0)`);
      const fits = Math.min(at(tick.next), view.width) - from >= meter.width(tick.label) + 2 * TICK_PAD_PX;
      set(node.lastChild, { x: from - start + TICK_PAD_PX, visibility: fits ? null : "hidden" });
    });
    const strong = new Set(spans.map((tick) => tick.day));
    keep(lines, ticks, key, () => svg("line", { y1: 0 }), (node, tick) => {
      const x = Math.round(at(tick.day)) + 0.5;
      set(node, { x1: x, x2: x, y2: height, class: strong.has(tick.day) ? "strong" : null });
    });
  }
  return { root, lines, draw };
}
