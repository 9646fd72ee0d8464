// Sections of the panel that stand for lists of the record: people, reports, figures, relations.
import { el, isolated } from "./dom.js";
import { readingLine, stepLine } from "./panel_date.js";
import { actorName, between, eventLine, eventLink, placesOf, wholeLink } from "./parts.js";
import { WORDS, joined } from "./words.js";
import { PANEL_WORDS } from "./words_panel.js";

const HASH_SHOWN = 12;

/** Who took part, as what, in which office, and which reports say so if they differ. */
export function peoplePart(app, row, detail) {
  const whole = app.data.events.participants[row].map(([actor, role, office]) => [actor, app.data.roles[role], office, null, 1]);
  return [peopleList(app, detail.people ?? whole)];
}

function peopleList(app, people) {
  const words = PANEL_WORDS.people;
  return el("ul", { class: "people" }, people.map(([actor, role, office, reports, own]) =>
    el("li", {},
      el("span", { class: "role" }, WORDS.common.word(role)), " ", actorLink(app, actor),
      office ? [", ", isolated(office)] : null,
      app.data.actors[actor].unnamed ? ` (${words.unnamed})` : null,
      reports ? el("small", {}, ` ${reports.length ? words.told(reports.map((place) => place + 1)) : words.untold}`) : null,
      own ? null : el("small", {}, `, ${words.only}`))));
}

function actorLink(app, actor) {
  const { id, name } = app.data.actors[actor];
  return el("a", { href: wholeLink(app, { actor: id, event: null }), "data-actor": id }, isolated(name));
}

/** Every report with its source, place, line of attribution and words of time. */
export function reportPart(app, row, detail) {
  const words = PANEL_WORDS.reports;
  const reports = detail.json.reports ?? [];
  if (!reports.length) return [el("p", {}, words.none)];
  const groups = detail.groups ?? [];
  const used = new Set((detail.json.dating?.from ?? []).map((one) => JSON.stringify([one.source, one.via ?? []])));
  return [
    el("p", {}, words.count(reports.length, app.data.events.sources[row].length, groups.length)),
    el("ol", { class: "reports" }, reports.map((report) => reportItem(app, report, used.has(JSON.stringify([report.source, report.via ?? []]))))),
    groups.filter(([, ties]) => ties.length).map(([rows, ties]) =>
      el("p", { class: "note", dir: "auto" }, words.group(PANEL_WORDS.people.told(rows.map((place) => place + 1)), joined(ties.map((tie) => originName(app, tie)), "and")))),
    detail.unnamed ? el("p", { class: "note", dir: "auto" }, words.unnamed(detail.unnamed.join("; "))) : null,
    el("p", { class: "note", dir: "auto" }, detail.because ? `${app.data.factualities[app.data.events.factuality[row]]}: ${detail.because}` : null),
  ].flat();
}

/** The title of a source or the name of an actor, of `source:ID` or `actor:ID`. */
function originName(app, origin) {
  const [type, id] = origin.split(":");
  const place = placesOf(app.data)[type].get(id);
  return type === "actor" ? app.data.actors[place].name : (app.data.sources[place].title ?? id);
}

function reportItem(app, report, datesIt) {
  const words = PANEL_WORDS.reports;
  const place = placesOf(app.data).source.get(report.source);
  const source = app.data.sources[place];
  const told = app.data.told[place];
  const others = [...(report.reading && !datesIt ? [report.reading] : []), ...(report.other_readings ?? [])];
  return el("li", {},
    el("p", {}, el("b", {}, source.title === null ? words.untitled(told.type) : isolated(source.title)), " ",
      el("small", {}, source.publisher ? [isolated(source.publisher), ", "] : null, source.words ? words.published(source.words) : words.unpublished)),
    el("p", { class: "note" }, `${report.factuality ?? "reported"}`,
      (report.via ?? []).map((id) => [`, ${words.via} `, actorName(app, id)]),
      datesIt ? `, ${words.dates}` : null),
    el("p", { class: "note" }, between((report.spans ?? []).map(spanWords), ", ")),
    others.length ? el("ul", { "aria-label": words.words }, others.map((reading) => readingLine(app, reading))) : null,
    report.note ? el("p", { class: "note", dir: "auto" }, report.note) : null,
    told.line === source.id ? null : el("p", { class: "note", dir: "auto" }, words.behind(told.line.slice(source.id.length + 2))),
    told.order ? el("ul", { class: "note" }, told.order.map((step) => el("li", {}, stepLine(step)))) : null);
}

/** A stretch of a text: its offsets and the beginning of its hash, the whole in the title. */
function spanWords(span) {
  const words = PANEL_WORDS.reports;
  return el("span", { title: `${words.hash} ${span.sha256}` }, `${words.at} ${span.start}–${span.end} `, el("code", {}, span.sha256.slice(0, HASH_SHOWN)));
}

/** The numbers that are claimed, and who claims them. */
export function figurePart(app, { json, claims }) {
  const words = PANEL_WORDS.figures;
  const names = (ids) => between(ids.map((id) => actorName(app, id)), ", ");
  const figures = json.figures ?? [];
  if (!figures.length) return null;
  return [el("ul", {}, figures.map((figure, place) =>
    el("li", {}, isolated(claims[place]), el("small", { class: "rule" },
      figure.speaker ? [words.speaker(""), actorName(app, figure.speaker)] : words.nobody,
      figure.about?.length ? [", ", words.about(""), names(figure.about)] : null,
      figure.via?.length ? [", ", words.via(""), names(figure.via)] : null,
      figure.span ? [", ", spanWords(figure.span)] : null))))];
}

/** The ties of an event to others, both ways, as links. */
export function relationPart(app, row, { json }) {
  const words = PANEL_WORDS.relations;
  const own = (json.relations ?? []).map((tie) => [WORDS.common.word(tie.type), app.rowOf.get(tie.event), tie]);
  const from = new Set(app.data.relations.filter(([origin, , target]) => target === row && origin !== row).map(([origin]) => origin));
  const back = [...from].flatMap((origin) =>
    (app.detail(origin).json.relations ?? []).filter((tie) => tie.event === json.id).map((tie) => [words.from[tie.type] ?? tie.type, origin, tie]));
  const ties = [...own, ...back];
  if (!ties.length) return null;
  return [el("ul", { class: "ties" }, ties.map(([word, other, tie]) =>
    el("li", {}, `${word} `, eventLink(app, other), el("small", { class: "rule" }, eventLine(app, other)),
      el("small", { class: "rule" }, tie.basis === "stated" ? words.stated : words.inferred, tie.note ? [": ", isolated(tie.note)] : null))))];
}
