// What is shown, in words; a live region, so that screen readers hear what a filter did.
import { DAY_MAX, DAY_MIN, dayText, isoStretch, stretchText } from "./calendar.js";
import { setText } from "./dom.js";
import { WORDS } from "./words.js";

/** Keep the sentence in a host up to date. */
export function mountSentence(app, host) {
  app.on((_, changed) => {
    if (changed.size) setText(host, sentenceOf(app));
  });
}

/** Say what is shown: how many, which, and what could not be asked. */
export function sentenceOf(app) {
  const { answer, size } = app;
  const which = conditionsOf(app);
  const open = answer.rows.length - answer.certain;
  const words = WORDS.sentence;
  const parts = [which.length ? words.some(answer.rows.length, size, which) : words.all(size)];
  if (answer.question.window && answer.rows.length && !app.state.certain) parts.push(words.sure(answer.certain, open));
  return [...parts, ...answer.question.faults.map((fault) => faultText(app, fault))].join(" ");
}

/** The name of a country for its code. */
export function countryName(code) {
  try {
    return new Intl.DisplayNames(["en"], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The name of a source for people: publisher and title. */
export function sourceName(source) {
  return [source.publisher, source.title ?? source.id].filter(Boolean).join(": ");
}

function conditionsOf(app) {
  const { state, data } = app;
  const { question } = app.answer;
  const words = WORDS.sentence;
  const any = (values, name) => WORDS.common.either(values.map(name));
  const sources = new Map(data.sources.map((source) => [source.id, source]));
  const name = question.actor === null ? state.actor : data.actors[question.actor].name;
  const role = state.role === null ? null : WORDS.common.word(state.role);
  const boundRole = state.actor || state.country.length ? role : null;
  return [
    state.kind.length && words.kind(any(state.kind, WORDS.common.word)),
    state.actor && words.actor(name, state.actor ? boundRole : null),
    state.country.length && words.country(any(state.country, countryName), state.actor ? null : boundRole),
    role && !boundRole && words.role(role),
    state.factuality.length && words.factuality(any(state.factuality, WORDS.common.word)),
    state.source.length && words.source(any(state.source, (id) => (sources.has(id) ? sourceName(sources.get(id)) : id))),
    state.during && words.during(duringText(question.window, state.during), state.certain, isLong(question.window)),
    state.text && words.text(state.text),
    state.asof !== null && words.asof(state.asof),
  ].filter(Boolean);
}

/** Whether a window is more than a day, a month or a year, so that it goes from one to the other. */
function isLong(days) {
  return days !== null && days[0] !== DAY_MIN && days[1] !== DAY_MAX && isoStretch(...days).includes("/");
}

/** A window of days for people; a text that is none stays what it is. */
export function duringText(days, text) {
  if (!days) return text;
  const [first, last] = days;
  if (first === DAY_MIN) return last === DAY_MAX ? WORDS.sentence.anyTime : WORDS.sentence.until(dayText(last));
  return last === DAY_MAX ? WORDS.sentence.since(dayText(first)) : stretchText(first, last);
}

/** Say why a condition can't be asked, and the mend. */
export function faultText(app, fault) {
  const { key, value, why, fitting } = fault;
  const words = WORDS.faults;
  if (why === "ambiguous") {
    const names = fitting.slice(0, 5).map((place) => app.data.actors[place].name);
    return words.ambiguous(value, WORDS.common.either(fitting.length > 5 ? [...names, words.others(fitting.length - 5)] : names));
  }
  return why === "unknown" ? words.unknown(words.keys[key], value) : words[key](value);
}
