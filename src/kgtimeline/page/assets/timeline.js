// The view "timeline": the time axis with its tools, the overview and what can't be placed.
import { isoStretch } from "./calendar.js";
import { chartSays, makeChart } from "./chart.js";
import { el, setText } from "./dom.js";
import { listenGestures } from "./gestures.js";
import { makeMeter } from "./labels.js";
import { LANES_SHOWN, lanesOf } from "./lanes.js";
import { makeOverview } from "./overview.js";
import { listenKeys } from "./roving.js";
import { heldView, movedView, reachOf, viewOfReach, viewOfWindow, windowOfView, zoomedView } from "./scale.js";
import { hasPlace } from "./shape.js";
import { makeLegend, makeTools, makeUndated, roundedPeriod } from "./tools.js";
import { WORDS } from "./words.js";

const ANIMATION_MS = 180;
const SETTLE_MS = 160;
const PRINT_PX = 680;
const LABEL_FONT_PX = 12.5;

/** Show the events of the answer on a time axis, in a host of its own. */
export function mountTimeline(app, host) {
  const everything = Array.from({ length: app.size }, (_, row) => row);
  const reach = reachOf(app.columns, everything);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const events = {
    data: app.data, columns: app.columns, truth: app.answer.truth, rivals: placedRivals(app.data.rivals ?? {}),
    titles: app.data.events.title, meter: null, selected: -1,
  };
  const chart = makeChart(events, { changed: draw });
  const tools = makeTools({ zoom: (factor) => zoom(factor), page, fit, lanes: (lanes) => app.update({ lanes }), keepPeriod, clearPeriod: () => app.update({ during: "" }) });
  const overview = makeOverview({ setWindow });
  const undated = makeUndated(app);
  const more = el("button", { type: "button", class: "more-lanes", hidden: true, onclick: () => ((most += LANES_SHOWN), sort(), draw()) });
  const note = el("p", { class: "note", id: "axis-note" });
  const says = el("p", { class: "note hidden-text", id: "axis-says" });
  const none = el("p", { class: "note" }, WORDS.axis.nothing);
  host.append(tools.root, says, overview.root, chart.root, more, none, undated.root, note, makeLegend(app.data.kinds));

  let view = null;
  let width = 0;
  let most = LANES_SHOWN;
  let shownReach = null;
  let dirty = true;
  let settling = 0;
  let animation = 0;
  let lastWindow; // what the state has as window by our own hand

  const keys = listenKeys(chart, events, { reveal, page, fit, zoom: (factor, day) => zoom(factor, day === null ? undefined : (day - view.from) * view.scale) });
  const leftOf = () => chart.plot.getBoundingClientRect().left;
  const acts = {
    move: (pixels) => show(movedView(view, pixels)),
    zoom: (factor, clientX) => show(zoomedView(view, factor, clientX - leftOf(), reach)),
    end: settle,
  };
  listenGestures(chart.plot, acts, { wheelZooms: false });
  listenGestures(chart.axisRoot, acts, { wheelZooms: true });
  chart.plot.addEventListener("click", (event) => press(event.target));
  chart.plot.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press(event.target);
  });
  new ResizeObserver(([entry]) => resize(entry.contentRect.width)).observe(chart.root);
  // On paper all lanes are drawn, as wide as a page; nothing tells how wide that is.
  addEventListener("beforeprint", () => setPrinting(`${PRINT_PX}px`));
  addEventListener("afterprint", () => setPrinting(""));

  app.on((_, changed) => {
    const asked = ["actor", "role", "country", "kind", "factuality", "source", "during", "certain", "text", "asof"];
    if (asked.some((key) => changed.has(key)) || changed.has("lanes")) {
      dirty = true;
      if (changed.has("lanes")) most = LANES_SHOWN;
    }
    if (host.hidden || !width) return;
    if (dirty) sort();
    const moved = changed.has("window") && app.state.window !== lastWindow;
    if (moved || (dirty && !app.state.window)) view = viewOfState();
    dirty = false;
    events.selected = app.state.event ? (app.rowOf.get(app.state.event) ?? -1) : -1;
    if (changed.has("event") && events.selected >= 0) bring(events.selected);
    tools.update(app.state);
    draw();
  });

  /** Sort what is shown into lanes. */
  function sort() {
    const { lanes, undated: loose, hidden } = lanesOf(app.data, app.columns, app.answer.rows, app.state.lanes, most);
    events.truth = app.answer.truth;
    shownReach = reachOf(app.columns, app.answer.rows) ?? reach;
    chart.setLanes(lanes);
    undated.update(loose);
    more.hidden = hidden === 0;
    setText(more, WORDS.axis.moreLanes(Math.min(hidden, LANES_SHOWN)));
    none.hidden = lanes.length > 0;
    chart.root.hidden = overview.root.hidden = lanes.length === 0;
    drawOverview();
  }

  function setPrinting(size) {
    chart.root.style.inlineSize = size;
    if (size) chart.showAll();
    resize(chart.root.clientWidth);
    if (view) chart.draw(view, { rests: true });
  }

  function drawOverview() {
    if (reach) overview.drawBars(app.columns, app.answer.rows, app.answer.truth, reach, chart.fullWidth);
  }

  function resize(newWidth) {
    if (!newWidth || Math.abs(newWidth - (chart.fullWidth ?? 0)) < 0.5) return;
    chart.fullWidth = newWidth;
    const inner = chart.widthWithin(newWidth);
    chart.wide = inner < newWidth;
    chart.root.classList.toggle("wide", chart.wide);
    events.meter ??= makeMeter(`${LABEL_FONT_PX}px ${getComputedStyle(host).fontFamily}`);
    const days = view ? windowOfView(view) : null;
    width = inner;
    chart.stale();
    if (dirty) {
      sort();
      dirty = false;
    } else drawOverview();
    events.selected = app.state.event ? (app.rowOf.get(app.state.event) ?? -1) : -1;
    view = days && app.state.window ? viewOfWindow(days, width) : viewOfState();
    tools.update(app.state);
    draw();
    if (days === null && events.selected >= 0) bring(events.selected);
  }

  function viewOfState() {
    lastWindow = app.state.window;
    if (!reach) return null;
    return app.state.window ? viewOfWindow(app.state.window, width) : viewOfReach(shownReach, width);
  }

  function draw() {
    if (!view || !width || host.hidden) return;
    if (chart.draw(view)) {
      overview.drawWindow(windowOfView(view));
      keys.settle();
    }
    clearTimeout(settling);
    settling = setTimeout(settle, SETTLE_MS);
  }

  /** Show a view; the address follows when it rests. */
  function show(next) {
    if (!view) return;
    view = heldView(next, reach);
    moved = true;
    draw();
  }
  let moved = false;

  /** What is done when the chart rests: the address, the words about it. */
  function settle() {
    clearTimeout(settling);
    if (!view) return;
    chart.draw(view, { rests: true });
    const [first, last] = windowOfView(view);
    overview.drawWindow([first, last]);
    keys.settle();
    if (moved) {
      moved = false;
      lastWindow = Object.freeze([first, last]);
      app.update({ window: lastWindow }, { replace: true });
      lastWindow = app.state.window;
    }
    tell(first, last);
  }

  function tell(first, last) {
    const found = { earlier: 0, inside: 0, reaching: 0, later: 0, undated: 0, lanes: chart.lanes.length, by: app.state.lanes };
    const { s_lo, s_hi, e_lo, e_hi } = app.columns;
    for (const row of app.answer.rows) {
      if (!hasPlace(app.columns, row)) found.undated += 1;
      else if (e_hi[row] < first) found.earlier += 1;
      else if (s_lo[row] > last) found.later += 1;
      else if (s_hi[row] <= last && e_lo[row] >= first) found.inside += 1;
      else found.reaching += 1;
    }
    setText(note, WORDS.axis.note(found));
    setText(says, chartSays(found, first, last));
  }

  function zoom(factor, pixel = width / 2) {
    if (view) glide(heldView(zoomedView(view, factor, pixel, reach), reach));
  }

  function page(by) {
    if (view) glide(heldView(movedView(view, by * view.width * 0.7), reach));
  }

  function fit() {
    if (!view) return;
    moved = false;
    clearTimeout(settling);
    if (app.state.window) app.update({ window: null });
    glide(viewOfReach(shownReach, width), () => (moved = false));
  }

  /** Go to a view in some frames; at once if motion is not wanted. */
  function glide(target, after = () => {}) {
    cancelAnimationFrame(animation);
    const arrive = () => {
      view = target;
      moved = true;
      after();
      draw();
    };
    if (still.matches) {
      arrive();
      return;
    }
    const from = view;
    let start = null;
    const frame = (now) => {
      start ??= now;
      const part = Math.min((now - start) / ANIMATION_MS, 1);
      if (part === 1) {
        arrive();
        return;
      }
      const eased = 1 - (1 - part) ** 3;
      const scale = from.scale * (target.scale / from.scale) ** eased;
      view = { ...target, scale, from: from.from + (target.from - from.from) * eased };
      draw();
      animation = requestAnimationFrame(frame);
    };
    animation = requestAnimationFrame(frame);
  }

  /** Bring days into sight if they are not, without changing the scale. */
  function reveal(first, last, day) {
    cancelAnimationFrame(animation);
    const [x0, x1] = [(first - view.from) * view.scale, (last - view.from) * view.scale];
    if (x1 > 24 && x0 < width - 24 && (x0 >= 0 || x1 <= width || x1 - x0 > width)) {
      if (x0 >= -12 || x1 - x0 > width) return void draw();
    }
    show({ ...view, from: day - (width * 0.3) / view.scale });
  }

  /** Bring the event that was opened into sight. */
  function bring(row) {
    if (!hasPlace(app.columns, row) || !view) return;
    const lane = chart.lanes.findIndex((each) => each.rows.includes(row));
    if (lane < 0) return;
    chart.show(chart.lanes[lane].key);
    const found = chart.layouts[lane];
    const n = found ? found.lane.rows.indexOf(row) : -1;
    if (n >= 0) reveal(found.x0[n] / found.scale, found.x1[n] / found.scale, found.days[n]);
  }

  function press(target) {
    const node = target.closest?.(".mark, .bin");
    if (!node) return;
    if (node.dataset.row !== undefined) {
      app.open(Number(node.dataset.row));
      return;
    }
    for (const drawing of chart.drawings.values()) {
      for (const { node: one, bin } of drawing.bins.values()) if (one === node) zoomInto(bin);
    }
  }

  function zoomInto(bin) {
    const spare = (bin.next - bin.start) * 0.2;
    const wanted = viewOfWindow([bin.start - spare, bin.next - 1 + spare], width);
    glide(heldView(zoomedView(wanted, 1, width / 2, reach), reach));
  }

  /** The brush says which days to show. */
  function setWindow(first, last, { settled }) {
    if (!view) return;
    cancelAnimationFrame(animation);
    view = viewOfWindow([first, last], width);
    moved = true;
    draw();
    if (settled) settle();
  }

  function keepPeriod() {
    if (view) app.update({ during: isoStretch(...roundedPeriod(windowOfView(view))) });
  }
}

/** The dates of single reports that have a place on the axis, by row; "11 February" of no year has none. */
function placedRivals(rivals) {
  const hasYear = ([, text, first, last]) => !text.startsWith("XXXX") && (first !== null || last !== null);
  const entries = Object.entries(rivals).map(([row, dates]) => [row, dates.filter(hasYear)]);
  return Object.fromEntries(entries.filter(([, dates]) => dates.length));
}
