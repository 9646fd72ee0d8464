// Which events answer the question: the third writing of the formulas of `query/frame_times.py` and
// `query/frame_leaves.py`. Every event answers no, maybe or yes.
import { makeLookup } from "./actors.js";
import { readDuring } from "./during.js";
import { makeFolding, splitTerms } from "./folding.js";

export const NO = 0;
export const MAYBE = 1;
export const YES = 2;

/** One bit for each condition that an event may fail. */
export const FAILS = { people: 1, kind: 2, factuality: 4, source: 8, during: 16, text: 32, asof: 64 };

/** Make what turns a state into a question about places in the data. */
export function makeQuestioner(data) {
  const folding = makeFolding(data.folding);
  const lookup = makeLookup(data, folding);
  const placesIn = (words) => new Map(words.map((word, place) => [word, place]));
  const vocabularies = {
    role: placesIn(data.roles),
    country: placesIn(data.countries),
    kind: placesIn(data.kinds),
    factuality: placesIn(data.factualities),
    source: placesIn(data.sources.map((source) => source.id)),
  };
  return { folding, lookup, question: (state) => questionOf(state, data, { folding, lookup, vocabularies }) };
}

/**
 * Answer the question that the state of the app puts.
 * @returns {{truth: Uint8Array, rows: Int32Array, fails: Uint8Array, times: Uint8Array, question: Object, certain: number}}
 *   `truth` for each row, `rows` those that are shown, in date order; of them so many are `certain`
 */
export function answerOf(app) {
  const question = app.questioner.question(app.state);
  const truth = new Uint8Array(app.size);
  const fails = new Uint8Array(app.size);
  const times = new Uint8Array(app.size);
  const rows = [];
  let certain = 0;
  for (let row = 0; row < app.size; row += 1) {
    times[row] = question.window ? duringTruth(app, row, question.window) : YES;
    fails[row] = failing(app, row, question, times[row]);
    if (fails[row]) continue;
    truth[row] = times[row];
    if (truth[row] === YES) certain += 1;
    rows.push(row);
  }
  return { truth, rows: Int32Array.from(rows), fails, times, question, certain };
}

/** Say whether a participant fits: actor and role bind to one; without an actor, country and role do. */
export function peopleFit(participants, question, countryOf) {
  const { actor, role, countries } = question;
  const forCountry = ([who]) => countries.has(countryOf[who]);
  const inRole = ([, as]) => role === null || as === role;
  if (actor !== null) {
    const there = participants.some((part) => part[0] === actor && inRole(part));
    return there && (!countries || participants.some(forCountry));
  }
  if (countries) return participants.some((part) => forCountry(part) && inRole(part));
  return role === null || participants.some(inRole);
}

/** Say whether an event goes on or happens on some day of a window: no, maybe, yes. */
export function duringTruth(app, row, [a, b]) {
  const { s_lo, s_hi, e_lo, e_hi, hedged, one_day } = app.columns;
  if (s_lo[row] > b || e_hi[row] < a) return NO;
  const runs = one_day[row] ? app.data.runs[row] : undefined;
  if (runs && !runs.some(([first, last]) => (first ?? -Infinity) <= b && (last ?? Infinity) >= a)) return NO;
  return s_hi[row] <= b && e_lo[row] >= a && !hedged[row] ? YES : MAYBE;
}

function failing(app, row, question, time) {
  const { kind, factuality, sources, terms, known, none } = question;
  const { events } = app.data;
  let fails = none;
  if (question.people && !peopleFit(events.participants[row], question, question.countryOf)) fails |= FAILS.people;
  if (kind && !kind.has(app.columns.kind[row])) fails |= FAILS.kind;
  if (factuality && !factuality.has(app.columns.factuality[row])) fails |= FAILS.factuality;
  if (sources && !events.sources[row].some((source) => sources.has(source))) fails |= FAILS.source;
  if (time < question.least) fails |= FAILS.during;
  if (terms && !terms.every((pieces) => pieces.some((piece) => events.folded[row].includes(piece)))) fails |= FAILS.text;
  if (known && !known(row)) fails |= FAILS.asof;
  return fails;
}

/** Turn words into places; `faults` says what can't be asked, and such a condition holds for no event. */
function questionOf(state, data, { folding, lookup, vocabularies }) {
  const faults = [];
  const found = (key, word) => {
    const place = vocabularies[key].get(word);
    if (place === undefined) faults.push({ key, value: word, why: "unknown" });
    return place;
  };
  const places = (key) => (state[key].length ? new Set(state[key].map((word) => found(key, word))) : null);
  const question = {
    countries: places("country"),
    kind: places("kind"),
    factuality: places("factuality"),
    sources: places("source"),
    role: state.role === null ? null : (found("role", state.role) ?? -1),
    actor: null,
    window: null,
    terms: null,
    known: null,
    least: state.certain ? YES : MAYBE,
    none: 0,
    faults,
    countryOf: data.actors.map((actor) => actor.country),
  };
  if (state.actor) {
    const source = state.source.length === 1 ? (vocabularies.source.get(state.source[0]) ?? null) : null;
    const fitting = lookup.find(state.actor, source);
    if (fitting.length !== 1) {
      faults.push({ key: "actor", value: state.actor, why: fitting.length ? "ambiguous" : "unknown", fitting });
      question.none |= FAILS.people;
    } else [question.actor] = fitting;
  }
  question.people = question.actor !== null || question.countries !== null || question.role !== null;
  if (state.during) {
    question.window = readDuring(state.during);
    if (!question.window) refuse(question, "during", state.during, FAILS.during);
  }
  if (state.text) {
    question.terms = splitTerms(state.text, folding);
    if (!question.terms) refuse(question, "text", state.text, FAILS.text);
  }
  if (state.asof !== null) question.known = knownBy(state.asof, data, question);
  return question;
}

/** Make the test whether an event was known by the last day of a date. */
function knownBy(text, data, question) {
  const day = readDuring(text);
  if (!day) refuse(question, "asof", text, FAILS.asof);
  const { days, from } = data.known;
  const last = day ? day[1] : -Infinity;
  return (row) => from[row] !== null && days[from[row]] <= last;
}

function refuse(question, key, value, bit) {
  question.faults.push({ key, value, why: "unreadable" });
  question.none |= bit;
}
