// What is known of one event: a pane beside the page where there is room, a dialog over it where not.
import { copyButtons } from "./copy.js";
import { citationsOf } from "./citing.js";
import { el, fill, isolated, set } from "./dom.js";
import { datePart } from "./panel_date.js";
import { figurePart, peoplePart, relationPart, reportPart } from "./panel_parts.js";
import { aroundPart, codedPart, conflictPart, thenPart } from "./panel_more.js";
import { eventLine, openLinks } from "./parts.js";
import { threadPart } from "./thread.js";
import { WORDS } from "./words.js";
import { PANEL_WORDS } from "./words_panel.js";

const BESIDE = matchMedia("(min-width: 88rem)");

/** Show the event that is open in a host, and bring the focus back when it is closed. */
export function mountPanel(app, host) {
  const step = (way, text) => el("button", { type: "button", class: "step", "aria-label": text, title: text, onclick: () => go(way) }, way < 0 ? "‹" : "›");
  const previous = step(-1, PANEL_WORDS.previous);
  const next = step(1, PANEL_WORDS.next);
  const close = el("button", { type: "button", class: "close", onclick: app.close }, WORDS.common.close);
  const body = el("div", { class: "body" });
  const sheet = el("div", { class: "sheet", "aria-labelledby": "panel-title" }, el("div", { class: "bar" }, previous, next, close), body);
  let opener = null;
  let shown = null;

  fill(host, sheet);
  openLinks(app, host);
  host.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    app.close();
  });
  BESIDE.addEventListener("change", arrange);
  app.on((_, changed) => {
    const row = app.rowOf.get(app.state.event) ?? null;
    if (row === shown) {
      if (row !== null && (changed.has("asof") || changed.size)) refresh(row);
      return;
    }
    if (shown === null) opener = document.activeElement;
    const left = shown;
    shown = row;
    if (row === null) leave(left);
    else enter(row);
  });

  function enter(row) {
    host.hidden = false;
    arrange();
    fill(body, panelContents(app, row));
    host.scrollTop = 0;
    refresh(row);
    body.querySelector("h2").focus({ preventScroll: true });
  }
  function refresh(row) {
    previous.disabled = neighbour(app, row, -1) === undefined;
    next.disabled = neighbour(app, row, 1) === undefined;
    fill(body.querySelector(".then"), thenPart(app, row));
  }
  function leave(row) {
    host.hidden = true;
    arrange();
    fill(body);
    const there = opener?.isConnected && opener !== document.body && opener.getClientRects().length;
    const back = there ? opener : document.querySelector(`#e-${row} .what a`);
    (back?.getClientRects().length ? back : document.getElementById("list")).focus();
  }
  function go(way) {
    const row = neighbour(app, shown, way);
    if (row !== undefined) app.open(row);
  }
  /** Beside the page it is a part of it; over the page it is a dialog, and the rest can't be reached. */
  function arrange() {
    const over = !host.hidden && !BESIDE.matches;
    set(document.documentElement, { "data-panel": host.hidden ? null : over ? "over" : "beside" });
    set(sheet, { role: over ? "dialog" : null, "aria-modal": over ? "true" : null });
    for (const node of document.querySelectorAll(".skip, #top, #filters, main, footer")) node.inert = over;
  }
}

/** The next event that is shown, before or after a row; undefined if there is none. */
function neighbour(app, row, way) {
  const { rows } = app.answer;
  return way > 0 ? rows.find((one) => one > row) : rows.findLast((one) => one < row);
}

function panelContents(app, row) {
  const { events } = app.data;
  const detail = app.detail(row);
  const cites = citationsOf(app, row, detail);
  const { sections } = PANEL_WORDS;
  return [
    el("h2", { id: "panel-title", tabindex: -1 }, isolated(events.title[row])),
    el("p", { class: "about" }, eventLine(app, row)),
    el("div", { class: "then" }),
    events.summary[row] === null ? null : el("p", { class: "summary", dir: "auto" }, events.summary[row]),
    part(sections.date, datePart(app, row, detail)),
    part(sections.people, peoplePart(app, row, detail)),
    part(sections.reports, reportPart(app, row, detail)),
    part(sections.figures, figurePart(app, detail)),
    part(sections.conflicts, conflictPart(app, row, detail)),
    part(sections.relations, relationPart(app, row, detail)),
    part(sections.thread, threadPart(app, row, detail)),
    part(sections.around, aroundPart(app, row)),
    part(sections.coded, codedPart(detail)),
    part(sections.cite, [
      el("pre", { class: "citation", dir: "auto", tabindex: 0, "aria-label": PANEL_WORDS.copy.names.text }, cites.text),
      copyButtons({ text: () => cites.text, bibtex: () => cites.bibtex, csl: () => cites.csl, json: () => JSON.stringify(detail.json, null, 2) }),
    ]),
  ];
}

/** A section under its heading; none if there is nothing in it. */
function part(title, children) {
  return children && children.length ? el("section", {}, el("h3", {}, title), children) : null;
}
