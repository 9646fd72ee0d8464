// The events as a table that can be sorted, and downloaded as it is filtered.
import { CSV_COLUMNS, csvCells, csvText, saveFile } from "./download.js";
import { el, fill, isolated, set } from "./dom.js";
import { between, eventLink, kindSign, openLinks } from "./parts.js";
import { VIEW_WORDS } from "./words_views.js";
import { WORDS } from "./words.js";

const STEP = 100;
const collator = new Intl.Collator("en");

/** Show the events of the answer in a host, a row each, so many at a time. */
export function mountTable(app, host) {
  const words = VIEW_WORDS.table;
  const keys = sortKeys(app);
  let sort = { key: "date", down: false };
  let most = STEP;
  const heads = Object.keys(words.columns).map((key) => {
    const name = words.columns[key];
    const button = el("button", { type: "button", "aria-label": words.sort(name), onclick: () => sortBy(key) }, name, el("span", { class: "way", "aria-hidden": "true" }));
    return el("th", { scope: "col", "data-key": key }, button);
  });
  const body = el("tbody");
  const more = el("button", { type: "button", onclick: () => { most += STEP; draw(); } });
  const button = (text, save) => el("button", { type: "button", onclick: save }, text);
  const empty = el("p", {}, words.empty);
  fill(host,
    el("div", { class: "buttons" }, button(words.csv, saveCsv), button(words.json, saveJson)),
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": words.title }, el("table", {}, el("caption", { class: "hidden" }, words.title), el("thead", {}, el("tr", {}, heads)), body)),
    empty, more);
  openLinks(app, host);
  app.on((_, changed) => {
    if (host.hidden) return;
    if ([...changed].every((key) => key === "event" || key === "window" || key === "lanes")) return;
    most = STEP;
    draw();
  });

  function sortBy(key) {
    sort = { key, down: sort.key === key && !sort.down };
    draw();
  }
  function sorted() {
    const rows = [...app.answer.rows];
    const value = keys[sort.key];
    if (value) rows.sort((one, other) => collator.compare(value(one), value(other)) || one - other);
    else if (sort.key === "sources") rows.sort((one, other) => app.data.events.sources[one].length - app.data.events.sources[other].length || one - other);
    else if (sort.key === "truth") rows.sort((one, other) => app.answer.truth[other] - app.answer.truth[one] || one - other);
    return sort.down ? rows.reverse() : rows;
  }
  function draw() {
    const rows = sorted();
    fill(body, rows.slice(0, most).map((row) => tableRow(app, row)));
    for (const head of heads) {
      const own = head.dataset.key === sort.key;
      set(head, { "aria-sort": own ? (sort.down ? "descending" : "ascending") : null });
      head.querySelector(".way").textContent = own ? (sort.down ? " ▾" : " ▴") : "";
    }
    empty.hidden = rows.length > 0;
    more.hidden = rows.length <= most;
    more.textContent = words.more(Math.min(most, rows.length), rows.length);
  }
  function saveCsv() {
    saveFile(`${words.file}.csv`, "text/csv;charset=utf-8", csvText(CSV_COLUMNS, sorted().map((row) => csvCells(app, row))));
  }
  function saveJson() {
    saveFile(`${words.file}.json`, "application/json", `${JSON.stringify(sorted().map((row) => app.detail(row).json), null, 2)}\n`);
  }
}

function tableRow(app, row) {
  const { events, kinds, factualities, actors, roles } = app.data;
  const truth = ["", WORDS.common.possible, WORDS.common.certain][app.answer.truth[row]];
  const kind = kinds[events.kind[row]];
  const people = events.participants[row].map(([actor, role]) => [isolated(actors[actor].name), " ", el("small", {}, WORDS.common.word(roles[role]))]);
  return el("tr", {},
    el("td", { class: "when" }, events.words[row]),
    el("th", { scope: "row" }, eventLink(app, row)),
    el("td", { class: "nowrap" }, kindSign(kind), ` ${WORDS.common.word(kind)}`),
    el("td", {}, factualities[events.factuality[row]]),
    el("td", {}, between(people, ", ")),
    el("td", { class: "number" }, String(events.sources[row].length)),
    el("td", {}, truth));
}

/** What texts rows are sorted by; the others are sorted by numbers, and by date as they stand. */
function sortKeys(app) {
  const { events, kinds, factualities, actors } = app.data;
  return {
    title: (row) => events.title[row],
    kind: (row) => kinds[events.kind[row]],
    factuality: (row) => factualities[events.factuality[row]],
    participants: (row) => actors[events.participants[row][0][0]].name,
  };
}
