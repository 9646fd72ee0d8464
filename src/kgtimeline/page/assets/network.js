// The network of actors: who wrote, spoke to, sanctioned and met whom.
import { el, fill, isolated, set, svg } from "./dom.js";
import { glyphPath } from "./glyphs.js";
import { kindSign } from "./parts.js";
import { placeActors, tiesOf } from "./ties.js";
import { WORDS } from "./words.js";
import { VIEW_WORDS } from "./words_views.js";

const DOT = 7;
const LINE = 15;
const LETTER = 6.7;
const GLYPHS_UP_TO = 90;
const ALONE_PX = 14;
const APART_PX = 38;

/** Draw the ties of the answer in a host. */
export function mountNetwork(app, host) {
  let width = 0;
  const draw = () => {
    if (host.hidden) return;
    width = host.clientWidth;
    const open = host.querySelector("details")?.open ?? false;
    const focused = document.activeElement?.closest?.("#network [data-actor]")?.dataset.actor;
    fill(host, networkContents(app, width, open));
    if (focused !== undefined) host.querySelector(`g[data-actor="${focused}"]`)?.focus();
  };
  app.on((_, changed) => {
    if (![...changed].every((key) => key === "event" || key === "window" || key === "lanes")) draw();
  });
  new ResizeObserver(() => { if (host.clientWidth !== width) draw(); }).observe(host);
}

function networkContents(app, width, open) {
  const words = VIEW_WORDS.network;
  const net = tiesOf(app);
  const head = el("h2", {}, words.title);
  if (!net.ties.length) return [head, el("p", {}, words.empty)];
  const kinds = [...new Set(net.ties.map((tie) => tie.kind))].sort((one, other) => one - other);
  return [
    head,
    el("p", { class: "note" }, words.note, " ", words.shown(net.actors.length, net.others), net.crowds ? ` ${words.crowds(net.crowds)}` : null),
    el("ul", { class: "legend" }, kinds.map((kind) => el("li", {}, kindSign(app.data.kinds[kind]), ` ${WORDS.common.word(app.data.kinds[kind])}`))),
    drawing(app, net, width),
    el("details", { class: "same", open }, el("summary", {}, words.caption), tieTable(app, net)),
  ];
}

/** Filter by one actor, or by an actor and the kind of a tie. */
function chooseTie(app, tie) {
  app.update({ actor: app.data.actors[tie.from].id, kind: [app.data.kinds[tie.kind]] });
}

function drawing(app, net, width) {
  const height = Math.round(Math.min(Math.max(width * 0.72, 340), 680));
  const margin = { x: Math.min(70, width * 0.14), y: 34 };
  const place = new Map([...placeActors(net.actors, net.ties)].map(([actor, [x, y]]) => [actor, [margin.x + x * (width - 2 * margin.x), margin.y + y * (height - 2 * margin.y)]]));
  const pairOf = (tie) => `${Math.min(tie.from, tie.to)} ${Math.max(tie.from, tie.to)}`;
  const several = new Map();
  for (const tie of net.ties) several.set(pairOf(tie), [...(several.get(pairOf(tie)) ?? []), tie]);
  const lines = net.ties.map((tie) => {
    const same = several.get(pairOf(tie));
    const bend = same.length === 1 ? ALONE_PX : (same.indexOf(tie) - (same.length - 1) / 2) * APART_PX;
    return edge(app, tie, place, tie.from < tie.to ? bend : -bend, net.ties.length <= GLYPHS_UP_TO);
  });
  const labels = placeNames(app, net, place, width, height);
  const nodes = net.actors.map((actor, at) => node(app, net, actor, place.get(actor), labels.get(actor), at === 0));
  return svg("svg", { class: "net", width, height, role: "group", "aria-label": VIEW_WORDS.network.title, onkeydown: rove }, lines, nodes);
}

/** One tie as a curve that bends by so much to one side. */
function edge(app, tie, place, bend, withGlyph) {
  const [x0, y0] = place.get(tie.from);
  const [x1, y1] = place.get(tie.to);
  const length = Math.max(Math.hypot(x1 - x0, y1 - y0), 1);
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const [mx, my] = [(x0 + x1) / 2 - uy * bend, (y0 + y1) / 2 + ux * bend];
  const path = `M${round(x0)} ${round(y0)}Q${round(mx)} ${round(my)} ${round(x1)} ${round(y1)}`;
  const [tx, ty] = unit(x1 - mx, y1 - my);
  const [hx, hy] = [x1 - tx * (DOT + 1), y1 - ty * (DOT + 1)];
  const tip = `M${round(hx)} ${round(hy)}L${round(hx - tx * 9 - ty * 4.5)} ${round(hy - ty * 9 + tx * 4.5)}L${round(hx - tx * 9 + ty * 4.5)} ${round(hy - ty * 9 - tx * 4.5)}Z`;
  const word = app.data.kinds[tie.kind];
  const names = [tie.from, tie.to].map((actor) => app.data.actors[actor].name);
  const name = VIEW_WORDS.network.tie(names[0], names[1], WORDS.common.word(word), tie.count, tie.mutual);
  const [gx, gy] = [(x0 + 2 * mx + x1) / 4, (y0 + 2 * my + y1) / 4];
  return svg("g", { class: `edge k-${word}${tie.certain ? "" : " maybe"}`, onclick: () => chooseTie(app, tie) },
    svg("title", {}, name),
    svg("path", { class: "hit", d: path }),
    svg("path", { class: "line", d: path, "stroke-width": round(1 + 1.2 * Math.log2(tie.count)) }),
    tie.mutual ? null : svg("path", { class: "tip", d: tip }),
    withGlyph && length > 60 ? svg("g", { transform: `translate(${round(gx - 6)} ${round(gy - 6)}) scale(.857)` }, svg("circle", { class: "ground", cx: 7, cy: 7, r: 9 }), svg("path", { class: "glyph", d: glyphPath(word) })) : null);
}

function node(app, net, actor, [x, y], label, first) {
  const { name, unnamed, type, id } = app.data.actors[actor];
  const words = VIEW_WORDS.network.actor(name, net.weight.get(actor));
  const round_ = type === "person";
  const shape = round_ ? svg("circle", { class: "dot", r: DOT }) : svg("rect", { class: "dot", x: -DOT, y: -DOT, width: 2 * DOT, height: 2 * DOT, rx: 2 });
  const text = svg("text", { class: "name", "text-anchor": label?.anchor ?? "middle", x: round((label?.x ?? x) - x), y: round((label?.y ?? y - DOT - 6) - y) }, label?.text ?? name);
  return svg("g", {
    class: `node${unnamed ? " unnamed" : ""}${label ? "" : " bare"}`, transform: `translate(${round(x)} ${round(y)})`, role: "button", tabindex: first ? 0 : -1,
    "aria-label": words, "data-actor": actor, onclick: () => app.update({ actor: id }),
    onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); app.update({ actor: id }); } },
  }, svg("title", {}, words), svg("circle", { class: "hit", r: 13 }), shape, text);
}

/** Names where they have room: below, above, right or left of the dot; those with most ties first, the rest on demand. */
function placeNames(app, net, place, width, height) {
  const taken = net.actors.map((actor) => { const [x, y] = place.get(actor); return [x - DOT - 1, y - DOT - 1, x + DOT + 1, y + DOT + 1, actor]; });
  const found = new Map();
  for (const actor of [...net.actors].sort((one, other) => net.weight.get(other) - net.weight.get(one) || one - other)) {
    const [x, y] = place.get(actor);
    const full = app.data.actors[actor].name;
    const text = full.length > 30 ? `${full.slice(0, 28)}…` : full;
    const long = text.length * LETTER;
    const spots = [["middle", x, y + DOT + LINE], ["middle", x, y - DOT - 6], ["start", x + DOT + 5, y + 4], ["end", x - DOT - 5, y + 4]];
    for (const [anchor, lx, ly] of spots) {
      const left = anchor === "middle" ? lx - long / 2 : anchor === "start" ? lx : lx - long;
      const box = [left, ly - 11, left + long, ly + 4, actor];
      if (left < 2 || left + long > width - 2 || box[1] < 0 || box[3] > height) continue;
      if (taken.some((other) => other[4] !== actor && other[0] < box[2] && box[0] < other[2] && other[1] < box[3] && box[1] < other[3])) continue;
      taken.push(box);
      found.set(actor, { anchor, x: lx, y: ly, text });
      break;
    }
  }
  return found;
}

/** Arrows move between the actors: one of them is a stop of the tab key. */
function rove(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const nodes = [...event.currentTarget.querySelectorAll(".node")];
  const at = nodes.indexOf(event.target);
  const to = event.key === "Home" ? 0 : event.key === "End" ? nodes.length - 1 : at + step;
  if (at < 0 || !nodes[to]) return;
  event.preventDefault();
  set(nodes[at], { tabindex: -1 });
  set(nodes[to], { tabindex: 0 });
  nodes[to].focus();
}

function tieTable(app, net) {
  const words = VIEW_WORDS.network;
  const name = (actor) => isolated(app.data.actors[actor].name);
  return el("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": words.caption }, el("table", {},
    el("thead", {}, el("tr", {}, words.columns.map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, net.ties.map((tie) => {
      const kind = WORDS.common.word(app.data.kinds[tie.kind]);
      const names = [tie.from, tie.to].map((actor) => app.data.actors[actor].name);
      return el("tr", {},
        el("th", { scope: "row" }, el("button", { type: "button", "aria-label": words.filter(words.tie(names[0], names[1], kind, tie.count, tie.mutual)), onclick: () => chooseTie(app, tie) }, name(tie.from))),
        el("td", {}, tie.mutual ? [words.together(""), name(tie.to)] : name(tie.to)),
        el("td", {}, kindSign(app.data.kinds[tie.kind]), ` ${kind}`),
        el("td", { class: "number" }, String(tie.count)), el("td", { class: "number" }, String(tie.certain)));
    }))));
}

function unit(x, y) {
  const length = Math.max(Math.hypot(x, y), 1e-9);
  return [x / length, y / length];
}

function round(value) {
  return Math.round(value * 10) / 10;
}
