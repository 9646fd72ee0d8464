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
  const { participants, sources } = data.events;
  const [kind, factuality] = [new Int32Array(data.kinds.length), new Int32Array(data.factualities.length)];
  const [source, role] = [makeTally(data.sources.length), makeTally(data.roles.length)];
  const [country, actor] = [makeTally(data.countries.length), makeTally(data.actors.length)];
  const people = { role, country, actor };
  const timed = !(question.none & FAILS.during);
  let certain = 0;
  let possible = 0;
  for (let row = 0; row < size; row += 1) {
    const failed = fails[row];
    if (!(failed & ~FAILS.kind)) kind[columns.kind[row]] += 1;
    if (!(failed & ~FAILS.factuality)) factuality[columns.factuality[row]] += 1;
    if (!(failed & ~FAILS.source)) for (const place of sources[row]) source.add(place, row);
    if (!(failed & ~FAILS.people)) countPeople(participants[row], question, people, row);
    if (timed && !(failed & ~FAILS.during)) {
      if (times[row] >= MAYBE) possible += 1;
      if (times[row] === YES) certain += 1;
    }
  }
  const tallies = { country: country.counts, source: source.counts, role: role.counts, actor: actor.counts };
  return { kind, factuality, ...tallies, certain, possible };
}

/** Count each place at most once a row. */
function makeTally(size) {
  const counts = new Int32Array(size);
  const seen = new Int32Array(size).fill(-1);
  const add = (place, row) => {
    if (place === null || seen[place] === row) return;
    seen[place] = row;
    counts[place] += 1;
  };
  return { counts, add };
}

/** Count what role, country and actor would leave of an event that all else lets through. */
function countPeople(participants, question, tallies, row) {
  const { actor, role, countries, countryOf, none } = question;
  const isClear = !(none & FAILS.people); // else nobody is meant: neither role nor country helps
  let hasCountry = countries === null;
  let hasActor = false;
  for (const [who, as] of participants) {
    if (!hasCountry && countries.has(countryOf[who])) hasCountry = true;
    if (who === actor && (role === null || as === role)) hasActor = true;
  }
  for (const [who, as] of participants) {
    const inRole = role === null || as === role;
    if (hasCountry && inRole) tallies.actor.add(who, row);
    if (!isClear) continue;
    if (actor === null ? countries === null || countries.has(countryOf[who]) : hasCountry && who === actor) tallies.role.add(as, row);
    if (actor === null ? inRole : hasActor) tallies.country.add(countryOf[who], row);
  }
}
