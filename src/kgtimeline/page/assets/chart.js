// The lanes: headings, layout at the scale of the view, and the drawing of what is in sight.
import { makeAxis } from "./axis.js";
import { dayText } from "./calendar.js";
import { makeLaneDrawing } from "./drawing.js";
import { el, keep, set, setText, svg } from "./dom.js";
import { layLane, ROWS_OPEN, ROWS_SHUT } from "./layout.js";
import { fadeDefs, glyphAt } from "./marks.js";
import { WORDS } from "./words.js";

const HEAD_PX = 26;
const WIDE_PX = 700;
const GUTTER_PX = 176;
const REBASE_PX = 2500;
const STEP_PX = 72;

/**
 * Make the chart.
 * @param {object} events `data`, `columns`, `truth`, `rivals`, `titles`, `meter`, `selected`; read at every drawing
 * @param {{changed: () => void}} act `changed` is called when heights have changed by the reader's hand
 */
export function makeChart(events, act) {
  const axis = makeAxis();
  const moving = svg("g", {});
  const drawing = svg("svg", { class: "moved" }, fadeDefs(events.data.kinds), axis.lines, moving);
  const plot = el("div", { class: "plot", role: "group", "aria-label": WORDS.axis.chartLabel, "aria-describedby": "axis-says" }, drawing);
  const heads = el("div", { class: "heads" });
  const body = el("div", { class: "lanes" }, heads, plot);
  const root = el("div", { class: "chart" }, el("div", { class: "axis-row" }, axis.root), body);
  const opened = new Set();
  const unseen = new Set();
  const watch = new IntersectionObserver(seen, { rootMargin: "600px 0px" });
  const chart = { root, plot, axisRoot: axis.root, lanes: [], layouts: [], drawings: new Map(), view: null, version: 0 };
  let origin = 0;
  let laid = null; // the scale of the layouts
  let drawn = 0; // the left edge when marks were last drawn
  let height = 0;

  /** Take other lanes over; heads and drawings of lanes that stay are kept. */
  chart.setLanes = (lanes) => {
    chart.lanes = lanes;
    laid = null;
    keep(heads, lanes, (lane) => lane.key, makeHead, (node, lane) => {
      setText(node.querySelector(".name"), lane.name);
      setText(node.querySelector(".size"), WORDS.axis.laneCount(lane.rows.length));
    });
    for (const [key, drawing] of chart.drawings) {
      if (lanes.some((lane) => lane.key === key)) continue;
      drawing.root.remove();
      chart.drawings.delete(key);
      unseen.delete(key);
    }
    for (const lane of lanes) {
      if (!chart.drawings.has(lane.key)) chart.drawings.set(lane.key, makeLaneDrawing(events));
      moving.append(chart.drawings.get(lane.key).root);
    }
    for (const node of heads.children) watch.observe(node);
  };

  /**
   * Bring the drawing up to a view; lanes are laid out anew only if the scale is another one. While it moves, the
   * browser shifts what is drawn already, and marks at the edges are drawn only now and then; all when it rests.
   */
  chart.draw = (view, { rests = false } = {}) => {
    chart.view = view;
    const moved = Math.abs(view.from - drawn) * view.scale;
    const anew = view.scale !== laid;
    if (anew) layOut(view);
    if (anew || Math.abs(view.from - origin) * view.scale > REBASE_PX) origin = view.from;
    drawing.style.transform = `translate3d(${(origin - view.from) * view.scale}px,0,0)`;
    axis.move(view, origin, events.meter);
    if (!anew && !rests && moved < STEP_PX) return false;
    drawn = view.from;
    laid = view.scale;
    axis.draw(view, origin, height, events.meter);
    chart.layouts.forEach((found, n) => {
      if (!unseen.has(chart.lanes[n].key)) chart.drawings.get(chart.lanes[n].key).draw(found, view, origin);
    });
    return true;
  };

  /** Lay lanes out again at the next drawing. */
  chart.stale = () => (laid = null);

  /** Draw a lane even if it is out of sight, for the focus goes there, or for print. */
  chart.show = (key) => unseen.delete(key);

  /** The width that the lanes have of a width of the page. */
  chart.widthWithin = (width) => (width >= WIDE_PX ? width - GUTTER_PX : width);

  function layOut(view) {
    const isWide = chart.wide;
    chart.version += 1;
    let top = 0;
    chart.layouts = chart.lanes.map((lane) => {
      const most = opened.has(lane.key) ? ROWS_OPEN : ROWS_SHUT;
      return layLane(lane, events, view.scale, most);
    });
    chart.layouts.forEach((found, n) => {
      const lane = chart.lanes[n];
      const whole = (isWide ? Math.max(found.height, 34) : found.height + HEAD_PX);
      const head = heads.children[n];
      head.style.top = `${top}px`;
      head.style.height = `${whole}px`;
      const fold = head.querySelector("button");
      fold.hidden = found.full && !opened.has(lane.key);
      set(fold, { "aria-expanded": String(opened.has(lane.key)) });
      setText(fold, opened.has(lane.key) ? WORDS.axis.shut : WORDS.axis.open);
      found.top = top + (isWide ? 0 : HEAD_PX);
      set(chart.drawings.get(lane.key).root, { transform: `translate(0,${found.top})` });
      top += whole;
    });
    height = top;
    set(drawing, { width: view.width, height: Math.max(top, 1) });
    plot.style.height = `${top}px`;
  }

  function makeHead(lane) {
    const fold = el("button", { type: "button", class: "fold", onclick: () => toggle(lane.key) });
    fold.setAttribute("aria-label", WORDS.axis.foldLabel(lane.name));
    const word = lane.kind === null ? null : events.data.kinds[lane.kind];
    const sign = word && svg("svg", { class: `sign k-${word}`, width: 18, height: 18, "aria-hidden": "true" },
      svg("circle", { class: "dot", cx: 9, cy: 9, r: 8 }), glyphAt(word, 9, 9));
    const node = el("div", { class: "lane-head" },
      el("h3", {}, sign, el("bdi", { class: "name", title: lane.name }), " ", el("span", { class: "size" })), fold);
    return node;
  }

  function toggle(key) {
    if (!opened.delete(key)) opened.add(key);
    laid = null;
    act.changed();
  }

  function seen(entries) {
    let more = false;
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) unseen.add(target.dataset.key);
      else if (unseen.delete(target.dataset.key)) more = true;
    }
    if (more) act.changed();
  }

  /** Draw all lanes, in sight or not. */
  chart.showAll = () => unseen.clear();
  return chart;
}

/** What the chart shows, in words. */
export function chartSays(found, first, last) {
  return WORDS.axis.says({ ...found, from: dayText(first), to: dayText(last) });
}
