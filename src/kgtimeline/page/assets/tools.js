// The buttons of the time axis, and what stands beside and under it: undated events, counts, the legend.
import { civilOf, dayOf, DAY_MAX, DAY_MIN } from "./calendar.js";
import { el, keep, set, setText, svg } from "./dom.js";
import { glyphAt, markName, markParts } from "./marks.js";
import { ROW_PX } from "./layout.js";
import { DOT_PX, shapeOf } from "./shape.js";
import { WORDS } from "./words.js";

const UNDATED_SHOWN = 40;

/**
 * Make the tool bar.
 * @param {{zoom, page, fit, lanes, keepPeriod, clearPeriod}} act what the buttons do
 */
export function makeTools(act) {
  const words = WORDS.axis.tools;
  const button = (name, does) =>
    el("button", { type: "button", class: `tool ${name}`, title: words[name][1], "aria-label": words[name][1], onclick: does }, words[name][0]);
  const lanes = el("select", { onchange: () => act.lanes(lanes.value) },
    Object.entries(WORDS.axis.laneChoices).map(([value, text]) => el("option", { value }, text)));
  const keepIt = el("button", { type: "button", class: "keep", onclick: act.keepPeriod }, words.keep);
  const clear = el("button", { type: "button", class: "clear", onclick: act.clearPeriod }, words.clear);
  const root = el("div", { class: "tools", role: "group", "aria-label": words.label },
    el("span", { class: "steps" },
      button("earlier", () => act.page(-1)), button("later", () => act.page(1)),
      button("out", () => act.zoom(1 / 1.6)), button("in", () => act.zoom(1.6)), button("fit", act.fit)),
    el("label", {}, `${WORDS.axis.lanes} `, lanes), keepIt, clear);
  return {
    root,
    update(state) {
      if (lanes.value !== state.lanes) lanes.value = state.lanes;
      clear.hidden = !state.during;
    },
  };
}

/** Make the place of events without a day, at the side of the chart. */
export function makeUndated(app) {
  const title = el("h3", {});
  const list = el("ul", {});
  const more = el("p", { class: "note" });
  const root = el("section", { class: "undated", "aria-label": WORDS.axis.undatedLabel }, title, list, more);
  function update(rows) {
    root.hidden = rows.length === 0;
    setText(title, WORDS.axis.undated(rows.length));
    keep(list, rows.slice(0, UNDATED_SHOWN), (row) => row, makeEntry, (node, row) => {
      const possible = app.answer.truth[row] === 1;
      const button = node.firstChild;
      set(button, { "aria-label": markName(app.data, row, possible), "aria-current": app.state.event === app.data.events.id[row] ? "true" : null });
      node.classList.toggle("maybe", possible);
    });
    setText(more, rows.length > UNDATED_SHOWN ? WORDS.axis.undatedMore(rows.length - UNDATED_SHOWN) : "");
  }
  function makeEntry(row) {
    const word = app.data.kinds[app.columns.kind[row]];
    const sign = svg("svg", { class: `sign k-${word}`, width: 18, height: 18, "aria-hidden": "true" },
      svg("circle", { class: "dot", cx: 9, cy: 9, r: DOT_PX }), glyphAt(word, 9, 9));
    return el("li", {}, el("button", { type: "button", onclick: () => app.open(row) }, sign, el("bdi", {}, app.data.events.title[row])));
  }
  return { root, update };
}

/** Make the legend: every sign drawn by the code that draws the chart. */
export function makeLegend(kinds) {
  const scale = 0.5;
  const day = dayOf(2024);
  const month = [day, day + 70];
  const samples = {
    point: [day + 40, day + 40, day + 40, day + 40],
    span: [month[0], month[1], month[0], month[1]],
    before: [DAY_MIN, month[1], DAY_MIN, month[1]],
    after: [month[0], DAY_MAX, month[0], DAY_MAX],
    interval: [day - 24, day + 4, day + 90, day + 124],
    state: [DAY_MIN, day + 40, day + 40, DAY_MAX],
  };
  const item = (name, days, { hedged = 0, maybe = false, runs, rivals } = {}) => {
    const columns = Object.fromEntries(["s_lo", "s_hi", "e_lo", "e_hi"].map((key, n) => [key, [days[n]]]));
    const shape = shapeOf({ ...columns, hedged: [hedged] }, 0, scale, rivals);
    const at = (x) => x - shape.x0 + 3;
    const parts = markParts(shape, { word: kinds[0], sign: "?", runs, rivals }, scale, at, [-1000, 1000]);
    const looks = ["mark", `k-${kinds[0]}`, maybe ? "maybe" : "yes", hedged ? "hedged" : ""].filter(Boolean);
    const drawing = svg("svg", { width: Math.ceil(shape.x1 - shape.x0) + 8, height: ROW_PX + (rivals ? 10 : 0), "aria-hidden": "true" },
      svg("g", { class: looks.join(" ") }, parts));
    return el("li", {}, el("span", { class: "sample" }, drawing), el("span", {}, WORDS.axis.legend[name]));
  };
  const signs = kinds.map((word) => el("li", { class: "kind" },
    svg("svg", { class: `sign k-${word}`, width: 18, height: 18, "aria-hidden": "true" }, svg("circle", { class: "dot", cx: 9, cy: 9, r: DOT_PX }), glyphAt(word, 9, 9)),
    el("span", {}, WORDS.axis.kind(word))));
  return el("details", { class: "legend" }, el("summary", {}, WORDS.axis.legend.title),
    el("ul", { class: "samples" },
      item("point", samples.point), item("span", samples.span), item("before", samples.before), item("after", samples.after),
      item("interval", samples.interval), item("state", samples.state),
      item("gaps", samples.span, { runs: [[day, day + 20], [day + 50, day + 70]] }),
      item("hedged", samples.point, { hedged: 1 }), item("maybe", samples.point, { maybe: true }),
      item("rivals", samples.span, { rivals: [[0, "", day - 20, day + 40], [1, "", day + 30, day + 90]] }),
      el("li", {}, el("span", { class: "sample number" }, "12"), el("span", {}, WORDS.axis.legend.bin))),
    el("ul", { class: "kinds" }, signs));
}

/** The whole months or years that a stretch is about, if it is nearly that; else the stretch. */
export function roundedPeriod([first, last]) {
  const days = last - first + 1;
  const slack = days * 0.015;
  for (const step of [12, 1]) {
    const snap = (day) => {
      const [year, month] = civilOf(day);
      const starts = [0, 1].map((more) => (step === 12 ? dayOf(year + more) : dayOf(year, month + more)));
      return starts.reduce((best, each) => (Math.abs(each - day) < Math.abs(best - day) ? each : best));
    };
    const [from, to] = [snap(first), snap(last + 1)];
    if (Math.abs(from - first) <= slack && Math.abs(to - last - 1) <= slack && to > from) return [from, to - 1];
  }
  return [first, last];
}
