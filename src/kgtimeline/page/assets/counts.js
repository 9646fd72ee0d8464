// Events by month, stacked by kind: what is sure solid, what is possible hatched.
import { isoStretch, stretchText } from "./calendar.js";
import { countPerBin } from "./counting.js";
import { el, fill, svg } from "./dom.js";
import { glyphPath } from "./glyphs.js";
import { kindSign } from "./parts.js";
import { WORDS } from "./words.js";
import { VIEW_WORDS } from "./words_views.js";

const HEIGHT = 240;
const LEFT = 36;
const FOOT = 40;
const REACH = 36;
const INSIDE_PX = 12;
const BIN_LABEL_PX = 64;

/** Show the counts of the answer in a host. */
export function mountCounts(app, host) {
  let width = 0;
  const draw = () => {
    if (host.hidden) return;
    width = host.clientWidth;
    const open = host.querySelector("details")?.open ?? false;
    fill(host, contents(app, width, open));
  };
  app.on((_, changed) => {
    if (![...changed].every((key) => key === "event" || key === "window" || key === "lanes")) draw();
  });
  new ResizeObserver(() => { if (host.clientWidth !== width) draw(); }).observe(host);
}

function contents(app, width, open) {
  const words = VIEW_WORDS.counts;
  const { bins, step, undated } = countPerBin(app);
  const unit = step === 0 ? words.month : step === 1 ? words.year : words.years(step);
  if (!bins.length) return el("p", {}, words.empty);
  const kinds = app.data.kinds.map((_, kind) => kind).filter((kind) => bins.some((bin) => bin.certain.has(kind) || bin.possible.has(kind)));
  const choose = (bin) => app.update({ during: isoStretch(bin.first, bin.last) });
  return [
    el("h2", {}, words.title(unit)),
    el("p", { class: "note" }, words.note(unit), undated ? ` ${words.undated(undated)}` : null),
    el("ul", { class: "legend" },
      kinds.map((kind) => el("li", {}, kindSign(app.data.kinds[kind]), ` ${WORDS.common.word(app.data.kinds[kind])}`)),
      [["all", words.certain], ["some", words.possible], ...(bins.some((bin) => bin.reaching) ? [["reach", words.reaching]] : [])].map(([name, text]) =>
        el("li", {}, svg("svg", { class: "k-none", width: 14, height: 14, "aria-hidden": "true" }, svg("rect", { class: `count-${name}`, x: 0.5, y: 0.5, width: 13, height: 13, fill: name === "some" ? "url(#hatch-none)" : null })), ` ${text}`))),
    chart(app, bins, kinds, width, choose),
    el("details", { class: "same", open }, el("summary", {}, words.caption), binTable(bins, choose)),
  ];
}

function chart(app, bins, kinds, width, choose) {
  const across = Math.max(width - LEFT - 2, 100);
  const each = across / bins.length;
  const gap = each > 4 ? 1 : 0;
  const total = (bin) => sumOf(bin.certain) + sumOf(bin.possible);
  const most = Math.max(1, ...bins.map(total));
  const reachMost = Math.max(0, ...bins.map((bin) => bin.reaching));
  const y = (count) => HEIGHT - (count / most) * (HEIGHT - 14);
  const whole = HEIGHT + FOOT + (reachMost ? REACH + 14 : 0);
  const columns = bins.map((bin, at) => {
    const x = LEFT + at * each;
    let below = 0;
    const boxes = [];
    for (const [name, parts] of [["all", bin.certain], ["some", bin.possible]]) {
      for (const kind of kinds) {
        const count = parts.get(kind);
        if (!count) continue;
        const word = app.data.kinds[kind];
        boxes.push(svg("rect", { class: `count-${name} k-${word}`, x, width: Math.max(each - gap, 1), y: y(below + count), height: y(below) - y(below + count), fill: name === "some" ? `url(#hatch-${word})` : null }));
        if (each >= INSIDE_PX + 3 && y(below) - y(below + count) >= INSIDE_PX + 3) boxes.push(signIn(word, name, x + (each - gap) / 2, (y(below) + y(below + count)) / 2));
        below += count;
      }
    }
    if (bin.reaching) boxes.push(svg("rect", { class: "count-reach", x, width: Math.max(each - gap, 1), y: whole - (bin.reaching / reachMost) * REACH, height: (bin.reaching / reachMost) * REACH }));
    const name = VIEW_WORDS.counts.bar(stretchText(bin.first, bin.last), sumOf(bin.certain), sumOf(bin.possible), bin.reaching);
    return svg("g", { class: "bin", onclick: () => choose(bin) }, svg("title", {}, name), svg("rect", { class: "hit", x, y: 0, width: each, height: whole }), boxes);
  });
  const every = Math.max(1, Math.ceil(BIN_LABEL_PX / each));
  const labels = bins.flatMap((bin, at) => at % every || LEFT + at * each + BIN_LABEL_PX > width + 8 ? [] : [
    svg("line", { class: "tick", x1: LEFT + at * each, x2: LEFT + at * each, y1: HEIGHT, y2: HEIGHT + 5 }),
    svg("text", { x: LEFT + at * each, y: HEIGHT + 20 }, shortName(bin)),
  ]);
  const lines = [...new Set([0, Math.ceil(most / 2), most])].map((count) => [
    svg("line", { class: "tick", x1: LEFT, x2: width, y1: y(count), y2: y(count) }),
    svg("text", { class: "end", x: LEFT - 6, y: y(count) + 4 }, String(count)),
  ]);
  const reach = reachMost ? svg("text", { class: "end", x: LEFT - 6, y: whole - REACH + 9 }, String(reachMost)) : null;
  const hatches = ["none", ...kinds.map((kind) => app.data.kinds[kind])].map(hatch);
  return svg("svg", { class: "counts", width, height: whole, "aria-hidden": "true" }, svg("defs", {}, hatches), lines, columns, labels, reach);
}

/** The sign of a kind in the middle of a box, so that colour does not tell it alone. */
function signIn(word, name, x, y) {
  const d = glyphPath(word);
  const paths = name === "all" ? [svg("path", { class: "glyph", d })] : [svg("circle", { class: "hatch-ground", cx: 7, cy: 7, r: 8.5 }), svg("path", { class: "glyph hollow", d })];
  return svg("g", { class: `k-${word}`, transform: `translate(${x - 6} ${y - 6}) scale(.857)` }, paths);
}

function hatch(word) {
  return svg("pattern", { id: `hatch-${word}`, class: `k-${word}`, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("rect", { class: "hatch-ground", width: 5, height: 5 }), svg("rect", { class: "hatch-line", width: 1.6, height: 5 }));
}

function binTable(bins, choose) {
  const words = VIEW_WORDS.counts;
  const filled = bins.filter((bin) => bin.certain.size || bin.possible.size || bin.reaching);
  return el("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": words.caption }, el("table", {},
    el("thead", {}, el("tr", {}, words.columns.map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, filled.map((bin) => el("tr", {},
      el("th", { scope: "row" }, el("button", { type: "button", onclick: () => choose(bin) }, stretchText(bin.first, bin.last))),
      [sumOf(bin.certain), sumOf(bin.possible), bin.reaching].map((count) => el("td", { class: "number" }, String(count))))))));
}

function shortName(bin) {
  return isoStretch(bin.first, bin.last).split("/")[0];
}

function sumOf(parts) {
  return [...parts.values()].reduce((sum, count) => sum + count, 0);
}
