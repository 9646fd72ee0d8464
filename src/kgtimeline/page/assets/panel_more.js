// Sections of the panel that look beyond the record: conflicts, what else happened, what was known.
import { lastAsOf, stateThen } from "./asof_state.js";
import { DAY_MAX, dayText } from "./calendar.js";
import { el, isolated } from "./dom.js";
import { between, eventLine, eventLink, placesOf } from "./parts.js";
import { WORDS, joined } from "./words.js";
import { PANEL_WORDS } from "./words_panel.js";

const AROUND_DAYS = 31;
const MOST_AROUND = 10;
const COMMON = new Set(["id", "kind", "title", "summary", "date", "extent", "dating", "factuality", "participants", "reports", "relations", "figures"]);

/** Where reports of the event disagree, and what stands on either side. */
export function conflictPart(app, row, { conflicts = [] }) {
  const words = PANEL_WORDS.conflicts;
  return conflicts.map(({ field, about, doubts, sides }) =>
    el("div", { class: "conflict" },
      el("h4", {}, field, about ? [": ", isolated(about)] : null),
      el("ul", {}, sides.map(([other, said, place]) =>
        el("li", {}, isolated(said), " ", el("small", {}, place), other === row ? null : el("small", { class: "rule" }, eventLink(app, other))))),
      el("p", { class: "note" }, doubts.length ? words.open(joined(doubts, "and")) : words.sure)));
}

/** What those who took part did, otherwise, within a month: in date order, the nearest ones if there are many. */
export function aroundPart(app, row) {
  const words = PANEL_WORDS.around;
  const { order_day } = app.columns;
  if (order_day[row] === DAY_MAX) return [el("p", { class: "note" }, words.undated)];
  const found = nearbyRows(app, row);
  if (!found.length) return [el("p", { class: "note" }, words.none)];
  const near = [...found].sort((one, other) => distance(one) - distance(other) || one - other).slice(0, MOST_AROUND).sort((one, other) => one - other);
  return [
    el("ul", { class: "around" }, near.map((other) =>
      el("li", {}, eventLink(app, other), el("small", { class: "rule" }, eventLine(app, other), " · ", words.shared(""), sharedNames(other))))),
    found.length > near.length ? el("p", { class: "note" }, words.more(found.length - near.length)) : null,
  ].filter(Boolean);
  function distance(other) {
    return Math.abs(order_day[other] - order_day[row]);
  }
  function sharedNames(other) {
    const there = new Set(app.data.events.participants[other].map(([actor]) => actor));
    const both = new Set(app.data.events.participants[row].map(([actor]) => actor).filter((actor) => there.has(actor)));
    return between([...both].map((actor) => isolated(app.data.actors[actor].name)), ", ");
  }
}

/** The rows of other events within a month in which one of the same named actors takes part, ascending. */
export function nearbyRows(app, row) {
  const { order_day } = app.columns;
  const { rows } = placesOf(app.data);
  const found = new Set();
  for (const [actor] of app.data.events.participants[row]) {
    if (app.data.actors[actor].unnamed) continue;
    for (const other of rows[actor]) {
      if (other !== row && Math.abs(order_day[other] - order_day[row]) <= AROUND_DAYS) found.add(other);
    }
  }
  return [...found].sort((one, other) => one - other);
}

/** Fields of the kind, place, tags and codes. */
export function codedPart({ json }) {
  const rows = Object.entries(json).filter(([key]) => !COMMON.has(key));
  if (!rows.length) return null;
  const said = (value) => (Array.isArray(value) ? value.join(", ") : typeof value === "object" ? Object.entries(value).map((pair) => pair.join(" ")).join(", ") : String(value));
  return [el("dl", {}, rows.map(([key, value]) => [el("dt", {}, WORDS.common.word(key)), el("dd", {}, isolated(said(value)))]))];
}

/** What was known of the event on the day of the slider, if that is not all. */
export function thenPart(app, row) {
  const last = lastAsOf(app);
  const then = last === null ? null : stateThen(app.data.known, row, last);
  if (!then) return null;
  const words = PANEL_WORDS.then;
  const all = (app.detail(row).json.reports ?? []).length;
  const day = dayText(last);
  if (!then.known) return el("p", {}, words.unknown(day));
  return el("div", {},
    el("p", {}, words.reports(then.reports, all, day)),
    then.date === undefined ? null : el("p", {}, words.date(then.words)),
    then.factuality === app.data.factualities[app.data.events.factuality[row]] ? null : el("p", {}, words.factuality(then.factuality)),
    then.coarse ? el("p", {}, words.coarse) : null);
}
