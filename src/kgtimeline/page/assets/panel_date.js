// How the date of an event was obtained: words of time, rules, anchors, doubts, order.
import { el, isolated } from "./dom.js";
import { actorName, between, eventLink } from "./parts.js";
import { PANEL_WORDS } from "./words_panel.js";

/** The section on the date. */
export function datePart(app, row, detail) {
  const words = PANEL_WORDS.date;
  const { json } = detail;
  if (json.date === null && !json.dating) return [el("p", {}, words.undated), ...order(detail)];
  const rows = [
    json.date === null ? null : [words.edtf, [el("code", {}, json.date), ` (${app.data.events.extent[row]})`]],
    detail.bounds ? [words.bounds, detail.bounds] : null,
  ].filter(Boolean);
  return [
    json.date === null ? el("p", {}, words.undated) : null,
    rows.length ? el("dl", {}, rows.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])) : null,
    json.dating ? how(app, detail) : el("p", {}, words.unexplained),
    detail.doubts ? list(words.doubts, detail.doubts.map((doubt, place) => (place ? words.restsOn(doubt) : doubt))) : null,
    ...order(detail),
  ].filter(Boolean);
}

/** What one reading says: the words, whose they are, what they give, by which rule, counted from what. */
export function readingLine(app, reading, { source, via = [] } = {}) {
  const words = PANEL_WORDS.date;
  const { anchor } = reading;
  return el("li", {},
    el("q", {}, isolated(reading.expression)),
    source ? [" ", el("small", {}, sourceTitle(app, source), via.map((id) => [` ${PANEL_WORDS.reports.via} `, actorName(app, id)]))] : null,
    reading.span ? el("small", {}, ` [${reading.span.start}–${reading.span.end}]`) : null,
    " ", reading.date ? [words.gives(""), el("code", {}, reading.date)] : words.gives(words.nothing),
    el("small", { class: "rule" }, ruleWords(app, reading.rule)),
    anchor ? el("small", { class: "rule" }, `${words.counted[anchor.type]}, `, el("code", {}, anchor.date)) : null);
}

/** The title of a source by its id. */
export function sourceTitle(app, id) {
  const source = app.data.sources.find((one) => one.id === id);
  return isolated(source?.title ?? id);
}

function ruleWords(app, rule) {
  return [el("code", {}, rule), `: ${app.data.rules[rule] ?? PANEL_WORDS.date.unknownRule}`];
}

function how(app, { json }) {
  const words = PANEL_WORDS.date;
  const { dating } = json;
  const used = (dating.from ?? []).map((origin) => [origin, reportOf(json, origin)]).filter(([, report]) => report?.reading);
  return el("div", { class: "how" },
    el("h4", {}, words.how),
    el("p", {}, `${dating.basis}, `, el("small", {}, ruleWords(app, dating.rule))),
    el("ul", {},
      used.map(([origin, report]) => readingLine(app, report.reading, origin)),
      (dating.anchors ?? []).map((anchor) => el("li", {}, `${words.against} `, ...against(app, anchor)))),
    dating.alternatives?.length ? el("p", {}, words.or(dating.alternatives)) : null,
    dating.note ? el("p", { class: "note", dir: "auto" }, dating.note) : null);
}

function against(app, anchor) {
  const words = PANEL_WORDS.date;
  const row = anchor.type === "event" ? app.rowOf.get(anchor.ref) : undefined;
  const what = { event: () => [eventLink(app, row)], published: () => [`${words.publication} `, sourceTitle(app, anchor.ref)], manual: () => [words.byHand] };
  return [...what[anchor.type](), ", ", el("code", {}, anchor.date), anchor.side ? `, ${words.side[anchor.side]}` : null];
}

function reportOf(json, origin) {
  const line = (one) => JSON.stringify([one.source, one.via ?? []]);
  return json.reports?.find((report) => line(report) === line(origin));
}

function order(detail) {
  const words = PANEL_WORDS.date;
  return [
    detail.order ? list(words.order, detail.order.map(stepLine)) : null,
    detail.leaves ? el("p", {}, words.leaves(detail.leaves)) : null,
    detail.contradictions ? list(words.contradiction, detail.contradictions) : null,
  ].filter(Boolean);
}

/** A bound that became narrower, with its reasons. */
export function stepLine([said, ...reasons]) {
  return [said, reasons.length ? el("small", { class: "rule" }, between(reasons, "; ")) : null];
}

function list(title, items) {
  return el("div", {}, el("h4", {}, title), el("ul", {}, items.map((item) => el("li", {}, item))));
}
