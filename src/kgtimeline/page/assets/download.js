// Files that the page makes: CSV and JSON of the events that are shown. Nothing leaves the machine.
import { el } from "./dom.js";

const FORMULA = /^[=+\-@\t\r]/;

/**
 * Write rows as CSV (RFC 4180): every cell in quotes, CRLF; a byte order mark, by which spreadsheets know UTF-8.
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function csvText(header, rows) {
  const cell = (value) => {
    const text = value === null || value === undefined ? "" : String(value);
    return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  };
  return `\uFEFF${[header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** The columns of the CSV, those that `kgtimeline query --format csv` has. */
export const CSV_COLUMNS = ["id", "date", "truth", "kind", "title", "factuality", "actors", "roles", "sources"];

/** The cells of one event for the CSV. */
export function csvCells(app, row) {
  const { data } = app;
  const { events } = data;
  const parts = events.participants[row];
  const unique = (list) => [...new Set(list)].join("; ");
  return [
    events.id[row], events.date[row], ["no", "maybe", "yes"][app.answer.truth[row]], data.kinds[events.kind[row]], events.title[row],
    data.factualities[events.factuality[row]], unique(parts.map(([actor]) => data.actors[actor].id)), unique(parts.map(([, role]) => data.roles[role])),
    unique(events.sources[row].map((source) => data.sources[source].id)),
  ];
}

/** Let the browser save a text as a file. */
export function saveFile(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = el("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
