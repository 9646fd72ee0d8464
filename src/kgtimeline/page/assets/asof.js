// The slider that shows what was known on a day.
import { lastAsOf, placeOfDay, stateThen } from "./asof_state.js";
import { dayText, isoDay } from "./calendar.js";
import { el, fill, set, setText } from "./dom.js";
import { eventLink, openLinks } from "./parts.js";
import { VIEW_WORDS } from "./words_views.js";

const MOST_LISTED = 50;

/** Mount the slider in a host, unless nothing says when anything became known. */
export function mountAsOf(app, host) {
  const words = VIEW_WORDS.asof;
  const { days, from } = app.data.known;
  host.hidden = !days.length;
  if (host.hidden) return;
  const end = days.length;
  const range = el("input", { type: "range", id: "asof-range", min: 0, max: end, step: 1, oninput: () => choose(Number(range.value), true), onchange: () => choose(Number(range.value), false) });
  const step = (way, text) => el("button", { type: "button", "aria-label": text, title: text, onclick: () => choose(Number(range.value) + way, false) }, way < 0 ? "‹" : "›");
  const [previous, next] = [step(-1, words.previous), step(1, words.next)];
  const all = el("button", { type: "button", onclick: () => choose(end, false) }, words.all);
  const output = el("output", { for: "asof-range" });
  const line = el("p", { class: "note", role: "status" });
  const others = el("details", { hidden: true }, el("summary", {}), el("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": words.columns[1] }));
  fill(host, el("div", { class: "slider" }, el("label", { for: "asof-range" }, words.label), el("div", { class: "row" }, previous, range, next, all), output), line, others);
  openLinks(app, host);
  others.addEventListener("toggle", list);
  const never = from.filter((place) => place === null).length;

  function choose(place, sliding) {
    const at = Math.max(0, Math.min(end, place));
    app.update({ asof: at === end ? null : isoDay(days[at]) }, { replace: sliding });
  }
  app.on((_, changed) => {
    if (!changed.has("asof")) return;
    const last = lastAsOf(app);
    const place = last === null ? end : Math.max(0, placeOfDay(days, last));
    const said = last === null ? words.off : words.on(dayText(last));
    range.value = String(place);
    set(range, { "aria-valuetext": said });
    setText(output, said);
    previous.disabled = place === 0;
    next.disabled = all.disabled = last === null;
    const known = last === null ? [] : from.map((_, row) => row).filter((row) => from[row] !== null && days[from[row]] <= last);
    setText(line, last === null ? "" : words.line(known.length, app.size, dayText(last)) + (never ? words.never(never) : ""));
    line.hidden = last === null;
    list();
  });

  /** List the events that were known otherwise than now. */
  function list() {
    const last = lastAsOf(app);
    const differing = last === null ? [] : Object.keys(app.data.known.then).map(Number).filter((row) => stateThen(app.data.known, row, last)?.known);
    others.hidden = !differing.length;
    setText(others.firstElementChild, words.otherwise(differing.length));
    fill(others.lastElementChild, others.open && differing.length ? thenTable(app, differing, last) : null);
  }
}

function thenTable(app, rows, last) {
  const words = VIEW_WORDS.asof;
  const { events, factualities } = app.data;
  return [
    el("table", {}, el("thead", {}, el("tr", {}, words.columns.map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, rows.slice(0, MOST_LISTED).map((row) => {
        const then = stateThen(app.data.known, row, last);
        const all = (app.detail(row).json.reports ?? []).length;
        const now = events.words[row];
        return el("tr", {}, el("th", { scope: "row" }, eventLink(app, row)),
          el("td", {}, [then.date === undefined ? now : then.words, then.factuality, words.reports(then.reports, all)].join("; ")),
          el("td", {}, [now, factualities[events.factuality[row]]].join("; ")));
      }))),
    rows.length > MOST_LISTED ? el("p", { class: "note" }, words.more(rows.length - MOST_LISTED)) : null,
  ];
}
