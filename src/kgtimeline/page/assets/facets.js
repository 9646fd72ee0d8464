// How many events each choice would leave, were it made instead of what is chosen in its own filter.
import { FAILS, MAYBE, YES } from "./truth.js";

/**
 * Count the events that each choice leaves, in one pass.
 * @returns {Object} for `kind`, `factuality`, `country`, `source`, `role` and `actor` one number for each place
 *   of the vocabulary; `certain` and `possible`, how many there are with and without the open ones
 */
export function countFacets(app) {
  const { answer, columns, data, size } = app;
  const { question, fails, times } = answer;
  const counts = {
    kind: new Int32Array(data.kinds.length),
    factuality: new Int32Array(data.factualities.length),
    country: new Int32Array(data.countries.length),
    source: new Int32Array(data.sources.length),
    role: new Int32Array(data.roles.length),
    actor: new Int32Array(data.actors.length),
    certain: 0,
    possible: 0,
  };
  const only = (row, bit) => (fails[row] & ~bit) === 0;
  const add = (name, places) => {
    for (const place of new Set(places)) if (place !== null) counts[name][place] += 1;
  };
  for (let row = 0; row < size; row += 1) {
    if (only(row, FAILS.kind)) counts.kind[columns.kind[row]] += 1;
    if (only(row, FAILS.factuality)) counts.factuality[columns.factuality[row]] += 1;
    if (only(row, FAILS.source)) add("source", data.events.sources[row]);
    if (only(row, FAILS.during) && !(question.none & FAILS.during)) {
      if (times[row] >= MAYBE) counts.possible += 1;
      if (times[row] === YES) counts.certain += 1;
    }
    if (only(row, FAILS.people)) countPeople(data.events.participants[row], question, add);
  }
  return counts;
}

/** Count what role, country and actor would leave of an event that all else lets through. */
function countPeople(participants, question, add) {
  const { actor, role, countries, countryOf } = question;
  const inRole = ([, as]) => role === null || as === role;
  const inCountry = ([who]) => countries === null || countries.has(countryOf[who]);
  const hasCountry = countries === null || participants.some(inCountry);
  if (hasCountry) add("actor", participants.filter(inRole).map(([who]) => who));
  if (question.none & FAILS.people) return; // nobody is clear: neither role nor country helps
  if (actor === null) {
    add("role", participants.filter(inCountry).map(([, as]) => as));
    add("country", participants.filter(inRole).map(([who]) => countryOf[who]));
    return;
  }
  const parts = participants.filter(([who]) => who === actor);
  if (hasCountry) add("role", parts.map(([, as]) => as));
  if (parts.some(inRole)) add("country", participants.map(([who]) => countryOf[who]));
}
