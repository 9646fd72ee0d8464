// The exchange that an event belongs to: one event under the other, with the days between.
import { el, isolated } from "./dom.js";
import { eventLine, eventLink } from "./parts.js";
import { WORDS } from "./words.js";
import { PANEL_WORDS } from "./words_panel.js";

const STATED = 1;
const CERTAIN = 2;
const CONTRADICTED = 4;

/** The section on the thread; none for an event that hangs together with no other. */
export function threadPart(app, row, { thread }) {
  if (thread === undefined) return null;
  const words = PANEL_WORDS.thread;
  const { rows, ties } = app.data.threads[thread];
  const place = new Map(rows.map((one, at) => [one, at]));
  const later = new Map(rows.map((one) => [one, []]));
  for (const tie of ties) later.get(place.get(tie[1]) > place.get(tie[2]) ? tie[1] : tie[2]).push(tie);
  return [
    el("p", { class: "note" }, words.intro(rows.length)),
    el("ol", { class: "exchange" }, rows.map((one) =>
      el("li", { class: one === row ? "here" : null },
        later.get(one).map((tie) => tieLine(app, one, tie)),
        el("div", { class: "at" },
          one === row ? el("b", { "aria-current": "true" }, isolated(app.data.events.title[one])) : eventLink(app, one),
          el("small", { class: "rule" }, eventLine(app, one)))))),
  ];
}

/** How an event is tied to one before it, and how much later it is, as far as that is known. */
function tieLine(app, row, [type, origin, target, flags, response]) {
  const words = PANEL_WORDS.thread;
  const other = origin === row ? target : origin;
  const word = origin === row ? WORDS.common.word(type) : (PANEL_WORDS.relations.from[type] ?? type);
  const open = response === null || response === "unknown" || !(flags & CERTAIN) || flags & CONTRADICTED;
  return el("p", { class: open ? "tie open" : "tie" },
    response === null || flags & CONTRADICTED ? null : el("b", {}, response),
    response === null || flags & CONTRADICTED ? null : " · ",
    `${word} `, el("i", {}, isolated(app.data.events.title[other])),
    ` (${flags & STATED ? PANEL_WORDS.relations.stated : PANEL_WORDS.relations.inferred}`,
    flags & CONTRADICTED ? `; ${words.contradicted}` : flags & CERTAIN || response === null ? null : `; ${words.nominal}`, ")");
}
