// The strip over the whole period: how many events when, and the brush that sets the window.
import { dayText, isDay, stretchText, unitFor, yearText, civilOf } from "./calendar.js";
import { el, keep, set, svg } from "./dom.js";
import { anchorDay } from "./shape.js";
import { ticksBetween, tickUnit, lowerLabel } from "./ticks.js";
import { WORDS } from "./words.js";

const HIGH_PX = 40;
const BASE_PX = 36;
const STRIP_HEIGHT_PX = 54;
const COLUMN_PX = 4;
const STRIP_PAD_PX = 14;
const GRIP_PX = 24;

/**
 * Make the overview.
 * @param {{setWindow: (first: number, last: number, options: {settled: boolean}) => void}} act days, both inclusive
 */
export function makeOverview(act) {
  const bars = svg("path", { class: "bars" });
  const maybe = svg("path", { class: "bars maybe" });
  const years = svg("g", { class: "years" });
  const shades = [0, 1].map(() => svg("rect", { class: "shade", y: 0, height: HIGH_PX }));
  const whole = slider("whole", svg("rect", { class: "brush", y: 0.5, height: HIGH_PX - 1 }));
  const grips = ["start", "end"].map((side) => slider(side,
    svg("rect", { class: "hit", x: -GRIP_PX / 2, width: GRIP_PX, y: 0, height: HIGH_PX }),
    svg("rect", { class: "grip", x: -4, width: 8, y: 8, height: HIGH_PX - 16, rx: 4 })));
  const chart = svg("svg", { class: "strip", role: "group", "aria-label": WORDS.axis.overviewLabel },
    bars, maybe, years, ...shades, whole, ...grips);
  const root = el("div", { class: "overview" }, chart);
  let reach = [0, 0];
  let shown = [0, 0];
  let width = 0;
  const at = (day) => STRIP_PAD_PX + ((day - reach[0]) * (width - 2 * STRIP_PAD_PX)) / (reach[1] + 1 - reach[0]);
  const dayAt = (x) => reach[0] + ((x - STRIP_PAD_PX) * (reach[1] + 1 - reach[0])) / (width - 2 * STRIP_PAD_PX);

  /** Count rows again; `truth` says which are certain. */
  function drawBars(columns, rows, truth, wholeReach, newWidth) {
    [reach, width] = [wholeReach, newWidth];
    set(chart, { width, height: STRIP_HEIGHT_PX });
    const counts = [new Map(), new Map()];
    let most = 1;
    for (const row of rows) {
      const day = anchorDay(columns, row);
      if (!isDay(day)) continue;
      const bin = Math.floor(at(day) / COLUMN_PX);
      const count = counts[truth[row] === 1 ? 1 : 0];
      count.set(bin, (count.get(bin) ?? 0) + 1);
      most = Math.max(most, (counts[0].get(bin) ?? 0) + (counts[1].get(bin) ?? 0));
    }
    const high = (count) => (count ? Math.max(2, (count * (BASE_PX - 4)) / most) : 0);
    const box = (bin, base, height) => `M${bin * COLUMN_PX} ${(base - height).toFixed(1)}h${COLUMN_PX - 1}v${height.toFixed(1)}h${1 - COLUMN_PX}z`;
    bars.setAttribute("d", [...counts[0]].map(([bin, count]) => box(bin, BASE_PX, high(count))).join(""));
    maybe.setAttribute("d", [...counts[1]].map(([bin, count]) => box(bin, BASE_PX - high(counts[0].get(bin)), high(count))).join(""));
    drawYears();
  }

  function drawYears() {
    const scale = (width - 2 * STRIP_PAD_PX) / (reach[1] + 1 - reach[0]);
    const unit = tickUnit(scale * 0.8, reach[1]);
    const label = unit.of === "year" ? (_, day) => yearText(civilOf(day)[0]) : unit.of === "month"
      ? (_, day) => (civilOf(day)[1] === 1 ? yearText(civilOf(day)[0]) : lowerLabel(unit, day)) : lowerLabel;
    const ticks = ticksBetween(unit, reach[0], reach[1], label).filter(({ day }) => at(day) >= 0 && at(day) < width - 30);
    keep(years, ticks, (tick) => tick.day, () => svg("text", { y: STRIP_HEIGHT_PX - 3 }), (node, tick) => {
      set(node, { x: at(tick.day).toFixed(1) });
      node.textContent = tick.label;
    });
  }

  /** Show which window is in sight. */
  function drawWindow([first, last]) {
    shown = [first, last];
    const clamp = (x) => Math.min(Math.max(x, 5), width - 5);
    const [x0, x1] = [clamp(at(first)), clamp(at(last + 1))];
    set(shades[0], { x: 0, width: x0 });
    set(shades[1], { x: x1, width: Math.max(width - x1, 0) });
    set(whole.firstChild, { x: x0, width: Math.max(x1 - x0, 1) });
    grips[0].setAttribute("transform", `translate(${x0.toFixed(1)},0)`);
    grips[1].setAttribute("transform", `translate(${x1.toFixed(1)},0)`);
    says(whole, first, reach[0], reach[1], stretchText(first, last));
    says(grips[0], first, reach[0], last, dayText(first));
    says(grips[1], last, first, reach[1], dayText(last));
  }

  function says(node, now, least, most, text) {
    set(node, { "aria-valuenow": now, "aria-valuemin": Math.min(least, now), "aria-valuemax": Math.max(most, now), "aria-valuetext": text });
  }

  function slider(side, ...parts) {
    const node = svg("g", { role: "slider", tabindex: 0, class: side, "aria-label": WORDS.axis.slider[side] }, ...parts);
    let held = null;
    node.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      node.setPointerCapture(event.pointerId);
      held = { client: event.clientX, shown };
      node.focus({ focusVisible: false });
      event.preventDefault();
    });
    node.addEventListener("pointermove", (event) => {
      if (held) moveBy(side, held.shown, dayAt(STRIP_PAD_PX + event.clientX - held.client) - reach[0], false);
    });
    for (const name of ["pointerup", "pointercancel"]) {
      node.addEventListener(name, () => {
        if (held) act.setWindow(...shown, { settled: true });
        held = null;
      });
    }
    node.addEventListener("keydown", (event) => {
      const days = stepOf(event.key);
      if (days === null) return;
      event.preventDefault();
      moveBy(side, shown, days, true);
    });
    return node;
  }

  function stepOf(key) {
    const step = Math.max(1, Math.round(unitFor((shown[1] - shown[0]) / 24).days));
    const far = Math.max(1, shown[1] - shown[0] + 1);
    const steps = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step, PageDown: -far, PageUp: far };
    if (key === "Home") return reach[0] - shown[1];
    if (key === "End") return reach[1] - shown[0];
    return steps[key] ?? null;
  }

  function moveBy(side, [first, last], days, settled) {
    const by = Math.round(days);
    const least = Math.min(6, last - first);
    if (side === "start") act.setWindow(Math.min(Math.max(first + by, reach[0]), last - least), last, { settled });
    else if (side === "end") act.setWindow(first, Math.max(Math.min(last + by, reach[1]), first + least), { settled });
    else {
      const held = Math.min(Math.max(by, reach[0] - first), reach[1] - last);
      act.setWindow(first + held, last + held, { settled });
    }
  }
  chart.addEventListener("pointerdown", (event) => {
    if (event.target !== chart && !event.target.classList.contains("shade")) return;
    const half = Math.round((shown[1] - shown[0]) / 2);
    const day = Math.round(dayAt(event.clientX - chart.getBoundingClientRect().left));
    act.setWindow(day - half, day + half, { settled: true });
  });
  return { root, strip: chart, drawBars, drawWindow };
}
