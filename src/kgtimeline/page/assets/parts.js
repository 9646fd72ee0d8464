// Pieces that several views are made of: links to events, names of actors, signs of kinds.
import { el, isolated, svg } from "./dom.js";
import { glyphPath } from "./glyphs.js";
import { WORDS } from "./words.js";

/** The whole address of this page with some keys of the state changed: a bare fragment is taken for a skip link. */
export function wholeLink(app, patch) {
  return location.href.split("#")[0] + app.link(patch);
}

/** A link that opens an event; a click with a key held opens it elsewhere, as links do. */
export function eventLink(app, row, extra = {}) {
  const { id, title } = app.data.events;
  return el("a", { href: wholeLink(app, { event: id[row] }), "data-event": row, ...extra }, isolated(title[row]));
}

/** Let all links to events under a host open the panel; the host hears for them, now and later. */
export function openLinks(app, host) {
  host.addEventListener("click", (event) => {
    const link = event.target.closest("[data-event]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    app.open(Number(link.dataset.event));
  });
}

/** The sign of a kind in its colour. */
export function kindSign(kind) {
  return svg("svg", { class: `kind-sign k-${kind}`, width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": "true" }, svg("path", { d: glyphPath(kind) }));
}

/** Kind, factuality and date of an event on one line. */
export function eventLine(app, row) {
  const { data } = app;
  const kind = data.kinds[data.events.kind[row]];
  const factuality = data.factualities[data.events.factuality[row]];
  return el("span", { class: "event-line" }, kindSign(kind), ` ${WORDS.common.word(kind)} · ${factuality} · `, data.events.words[row]);
}

const places = new WeakMap();

/** Where actors and sources stand in the data, by id, and the rows of each actor; made once. */
export function placesOf(data) {
  if (!places.has(data)) {
    const byId = (list) => new Map(list.map((one, place) => [one.id, place]));
    const rows = data.actors.map(() => []);
    data.events.participants.forEach((parts, row) => {
      for (const actor of new Set(parts.map((part) => part[0]))) rows[actor].push(row);
    });
    places.set(data, { actor: byId(data.actors), source: byId(data.sources), rows });
  }
  return places.get(data);
}

/** The name of an actor by its id, isolated. */
export function actorName(app, id) {
  const place = placesOf(app.data).actor.get(id);
  return isolated(place === undefined ? id : app.data.actors[place].name);
}

/** Put something between the items of a list. */
export function between(items, what) {
  return items.flatMap((item, place) => (place ? [what, item] : [item]));
}
