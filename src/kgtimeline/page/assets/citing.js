// Citations of an event, put together as `kgtimeline.exchange` writes them.

/**
 * What to cite for an event: `text`, `bibtex` and `csl` (a text of JSON).
 * @param {Object} app
 * @param {number} row
 * @param {Object} detail of that event
 */
export function citationsOf(app, row, detail) {
  const { data } = app;
  const { entry, ...dataset } = data.cited;
  const { id, title, words, factuality, sources } = data.events;
  const told = sources[row].map((place) => data.told[place].cite);
  const notes = [`event ${id[row]}`, words[row], data.factualities[factuality[row]]];
  const key = `${data.dataset.id}:event:${id[row]}`;
  const own = `“${detail.shown ?? title[row]}”, ${words[row]}, ${notes[2]}. Event ${id[row]} in: ${entry.text}`;
  const fields = [`  title = {{${detail.tex ?? title[row]}}},`, ...entry.fields, `  note = {${notes.join("; ")}${entry.note}`];
  const item = { id: key, type: entry.csl.type, title: title[row], ...entry.csl };
  if (detail.when) item["event-date"] = detail.when;
  item.note = [...notes, ...(data.dataset.license ? [`licence ${data.dataset.license}`] : [])].join("; ");
  return {
    text: [own, ...told.map((one, place) => `${place + 1}. ${one.text}`)].join("\n"),
    bibtex: [`@misc{${key},\n${fields.join("\n")}\n}`, ...told.map((one) => one.bibtex), dataset.bibtex].join("\n\n"),
    csl: JSON.stringify([item, ...told.map((one) => one.csl), dataset.csl], null, 2),
  };
}
