// Draws the marks and bars of one lane that are in sight; nodes are kept as long as their events are.
import { binsBetween, marksBetween, ROW_PX } from "./layout.js";
import { placeLabels } from "./labels.js";
import { binParts, hedgeSign, markName, markParts } from "./marks.js";
import { DOT_PX, shapeOf } from "./shape.js";
import { stretchText } from "./calendar.js";
import { setText, svg } from "./dom.js";
import { WORDS } from "./words.js";

const SPARE_PX = 160;
const FAR_PX = 4000;
const PILL_PX = 3;

/**
 * Make the drawing of a lane: `root` holds it, `draw` brings it up to date.
 * @param {object} chart `data`, `columns`, `truth`, `rivals`, `meter`, `selected` (row or -1): read at every drawing
 */
export function makeLaneDrawing(chart) {
  const bars = svg("g", { class: "bins" });
  const marks = svg("g", { class: "marks" });
  const root = svg("g", { class: "lane" }, bars, marks);
  const known = { marks: new Map(), bins: new Map() };
  let version = null;

  /** Draw what is in sight of a view; all anew if the layout or the origin (a day) is another one. */
  function draw(found, view, origin) {
    const fresh = version?.found !== found || version.origin !== origin || version.truth !== chart.truth;
    version = { found, origin, truth: chart.truth };
    const left = view.from * found.scale;
    const shift = (view.from - origin) * found.scale;
    const at = (px) => Math.min(Math.max(px - origin * found.scale, -FAR_PX), FAR_PX);
    const context = { found, at, shift, left, fresh, view };
    drawBins(context, binsBetween(found, left - SPARE_PX, left + view.width + SPARE_PX));
    drawMarks(context, marksBetween(found, left - SPARE_PX, left + view.width + SPARE_PX));
  }

  function drawMarks(context, hits) {
    const wanted = new Map(hits.map((n) => [context.found.lane.rows[n], n]));
    drop(known.marks, wanted);
    let before = marks.firstChild;
    for (const n of hits.sort((a, b) => a - b)) {
      const row = context.found.lane.rows[n];
      let mark = known.marks.get(row);
      if (!mark) known.marks.set(row, (mark = newMark(row)));
      if (context.fresh || !mark.shape) redraw(mark, n, context);
      markSelected(mark.node, row === chart.selected);
      before = inserted(marks, mark.node, before);
    }
    label(context, hits);
  }

  function newMark(row) {
    const node = svg("g", { tabindex: -1, role: "button" });
    node.dataset.row = row;
    return { node, row, shape: null, title: svg("title"), pill: null, text: null };
  }

  function redraw(mark, n, { found, at, view }) {
    const { row } = mark;
    const { data, columns } = chart;
    const word = data.kinds[columns.kind[row]];
    const possible = chart.truth[row] === 1;
    const rivals = chart.rivals[row];
    const event = { word, sign: hedgeSign(data.events.date[row]), runs: data.runs[row], rivals };
    mark.shape = shapeOf(columns, row, found.scale, rivals);
    const name = markName(data, row, possible);
    const looks = ["mark", `k-${word}`, possible ? "maybe" : "yes", columns.hedged[row] ? "hedged" : ""];
    mark.node.setAttribute("class", looks.filter(Boolean).join(" "));
    mark.node.setAttribute("aria-label", name);
    mark.node.removeAttribute("transform");
    mark.top = found.rowTops[found.row[n]];
    setText(mark.title, name);
    mark.pill = null;
    mark.text = null;
    mark.node.replaceChildren(mark.title, ...markParts(mark.shape, event, found.scale, at, [-2 * view.width, 3 * view.width], mark.top));
  }

  /** Place the labels of all rows in sight: cheap enough to be done in every frame. */
  function label({ found, left, shift, view }, hits) {
    const rows = new Map();
    for (const n of hits) {
      const row = found.row[n];
      if (!rows.has(row)) rows.set(row, []);
      rows.get(row).push(n);
    }
    for (const members of rows.values()) {
      members.sort((a, b) => found.x0[a] - found.x0[b]);
      const entries = members.map((n) => {
        const mark = known.marks.get(found.lane.rows[n]);
        const { core, dot, point } = mark.shape;
        const start = point === null ? Math.max(core.x0, dot < core.x1 ? dot + DOT_PX : core.x0) : core.x1;
        const bar = { x0: start - left, x1: point === null ? core.x1 - left : start - left };
        return { mark, x0: found.x0[n] - left, x1: found.x1[n] - left, bar, text: chart.data.events.title[mark.row] };
      });
      placeLabels(entries, view.width, chart.meter).forEach((place, k) => setLabel(entries[k].mark, place, shift));
    }
  }

  function setLabel(mark, place, shift) {
    const inside = place?.where === "inside";
    if (!inside) mark.pill = gone(mark.pill);
    if (!place) {
      mark.text = gone(mark.text);
      return;
    }
    const x = (place.x + shift).toFixed(1);
    if (!mark.text) mark.node.append((mark.text = svg("text", { class: "label", y: mark.top + 15 })));
    if (mark.text.getAttribute("x") !== x) mark.text.setAttribute("x", x);
    setText(mark.text, place.text);
    if (!inside) return;
    if (!mark.pill) mark.text.before((mark.pill = svg("rect", { class: "pill", y: mark.top + 3, height: ROW_PX - 8, rx: 3 })));
    mark.pill.setAttribute("x", String(Number(x) - PILL_PX));
    mark.pill.setAttribute("width", String(place.width + 2 * PILL_PX));
  }

  function drawBins({ found, at, fresh }, bins) {
    drop(known.bins, new Map(bins.map((bin) => [bin.start, bin])));
    let before = bars.firstChild;
    for (const bin of bins) {
      let bar = known.bins.get(bin.start);
      const isNew = !bar;
      if (isNew) known.bins.set(bin.start, (bar = { node: svg("g", { tabindex: -1, role: "button" }) }));
      bar.bin = bin;
      if (isNew || fresh || bar.aside) {
        bar.aside = false;
        const name = WORDS.axis.binName(bin.count, bin.possible, stretchText(bin.start, bin.next - 1));
        const kind = found.lane.kind === null ? "none" : chart.data.kinds[found.lane.kind];
        bar.node.setAttribute("class", `bin k-${kind}`);
        bar.node.setAttribute("aria-label", name);
        bar.node.removeAttribute("transform");
        bar.node.dataset.bin = bin.start;
        bar.node.replaceChildren(svg("title", {}, name), ...binParts(bin, found.highest, found.scale, at, chart.meter, found.stripTop));
      }
      before = inserted(bars, bar.node, before);
    }
  }

  return { root, draw, marks: known.marks, bins: known.bins };
}

/** Remove what is no longer in sight; a node that has the focus is put aside instead. */
function drop(known, wanted) {
  for (const [key, entry] of known) {
    if (wanted.has(key)) continue;
    if (entry.node === document.activeElement) {
      entry.node.setAttribute("transform", `translate(0,${-FAR_PX})`);
      entry.shape = null;
      entry.aside = true;
    } else {
      entry.node.remove();
      known.delete(key);
    }
  }
}

/** Put a node before another if it does not stand there already; gives what stands after it then. */
function inserted(host, node, before) {
  if (node === before) return node.nextSibling;
  if (node === document.activeElement && node.parentNode === host) return before; // a move would take its focus
  host.insertBefore(node, before);
  return before;
}

function markSelected(node, isSelected) {
  if (node.classList.contains("selected") === isSelected) return;
  node.classList.toggle("selected", isSelected);
  if (isSelected) node.setAttribute("aria-current", "true");
  else node.removeAttribute("aria-current");
}

function gone(node) {
  node?.remove();
  return null;
}
