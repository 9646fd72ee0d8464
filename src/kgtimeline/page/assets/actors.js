// Who is meant by a name, in any spelling and script, or by an office: `dataset/names.py` in the browser.

const JOINING = new Set(["of", "the", "for", "in", "at"]);
const POSSESSIVE = /['’]s(?![\p{L}\p{N}_])/gu;

/**
 * Make the look-up of actors; it gives their places in `data.actors`.
 * @param {Object} data the page's data
 * @param {Object} folding what `makeFolding` gives
 */
export function makeLookup(data, folding) {
  const byId = new Map(data.actors.map((actor, place) => [actor.id, place]));
  const plain = makeNameTable(data.actors.map((actor) => actor.names), data.folding.shortest_beginning);
  const foreign = makeNameTable(data.actors.map((actor) => actor.foreign ?? []), data.folding.shortest_beginning);
  const officeFits = makeOffices(data, folding, candidates);

  /** Everybody whom a name fits best; `among` is a set of places, null for all. */
  function candidates(name, among = null) {
    if (byId.has(name)) return [byId.get(name)];
    const spellings = folding.forms(name);
    let found = plain(spellings, among);
    if (!found.size && !plain(spellings, null).size) {
      const more = [...spellings, ...folding.foreignForms(name)];
      found = union([plain(more, among), foreign(more, among)]);
    }
    return inOrder(found);
  }

  /** Everybody whom a name, an id or an office fits best; empty if nobody. */
  function fitting(name, among = null) {
    const found = candidates(name, among);
    return found.length ? found : inOrder(meant(officeFits(name), among));
  }

  /**
   * Find who is meant; beside one source, a bare name that fits several means whom that source names.
   * @param {number|null} source place of the only source that is asked for
   * @returns {number[]} one place if it is clear, several if it is not, none if nobody is found
   */
  function find(name, source = null) {
    const found = fitting(name);
    if (found.length < 2 || source === null) return found;
    const there = fitting(name, new Set(data.sources[source].names));
    return there.length === 1 ? there : found;
  }

  return { find, candidates, byId };
}

/** File the folded forms of names; gives the function that finds the best fit of some spellings. */
function makeNameTable(formsOf, shortest) {
  const whole = new Map();
  const sorted = new Map();
  const words = new Map();
  const owners = [];
  formsOf.forEach((forms, actor) => {
    for (const form of forms) {
      const parts = form.split(" ");
      filed(whole, form).add(actor);
      filed(sorted, sortedWords(form)).add(actor);
      for (const word of parts) filed(words, word).add(owners.length);
      owners.push(actor);
    }
  });
  const having = (word, beginnings) => {
    if (!beginnings || [...word].length < shortest) return words.get(word) ?? new Set();
    return union([...words].filter(([known]) => known.startsWith(word)).map(([, rows]) => rows));
  };
  const withWords = (spellings, beginnings) => {
    const found = new Set();
    for (const form of spellings) {
      const [first, ...others] = form.split(" ").map((word) => having(word, beginnings));
      for (const row of first) if (others.every((rows) => rows.has(row))) found.add(owners[row]);
    }
    return found;
  };
  return (spellings, among) => {
    for (const [table, key] of [[whole, (form) => form], [sorted, sortedWords]]) {
      const exact = meant(union(spellings.map((form) => table.get(key(form)) ?? [])), among);
      if (exact.size) return exact;
    }
    const all = withWords(spellings, false);
    const some = meant(all, among);
    if (some.size === 1 || (all.size && !some.size)) return some;
    return union([some, meant(withWords(spellings, true), among)]);
  };
}

/** Find the holders of an office: its whole title, and beside it whose office it is. */
function makeOffices(data, folding, candidates) {
  const countryWord = data.countries.map(folding.fold);
  const isOf = (actor, organisation, part, named) => {
    const countries = new Set([actor.country, organisation === null ? null : data.actors[organisation].country]);
    countries.delete(null);
    if (organisation !== null && named.has(organisation)) return true;
    if ([...countries].some((country) => countryWord[country] === part)) return true;
    return [...named].some((one) => data.actors[one].type === "state" && countries.has(data.actors[one].country));
  };
  return (text) => {
    const words = folding.fold(text.replace(POSSESSIVE, "")).split(" ").filter(Boolean);
    const named = new Map();
    const fits = (part, place, organisation) => {
      if (!named.has(part)) named.set(part, new Set(candidates(part)));
      return named.get(part).has(place) || isOf(data.actors[place], organisation, part, named.get(part));
    };
    const found = new Set();
    data.actors.forEach((actor, place) => {
      for (const [title, organisation] of actor.offices ?? []) {
        for (const parts of around(words, title.split(" ").filter(Boolean))) {
          const whole = parts.join(" ");
          const fit = (part) => fits(part, place, organisation);
          if (!whole || fit(whole) || parts.every(fit)) found.add(place);
        }
      }
    });
    return found;
  };
}

/** What stands before and after a title, for every place of the title. */
function around(words, title) {
  const found = [];
  for (let start = 0; title.length && start + title.length <= words.length; start += 1) {
    if (!title.every((word, place) => words[start + place] === word)) continue;
    const sides = [words.slice(0, start), words.slice(start + title.length)];
    found.push(sides.map((side) => side.filter((word) => !JOINING.has(word)).join(" ")).filter(Boolean));
  }
  return found;
}

function filed(table, key) {
  if (!table.has(key)) table.set(key, new Set());
  return table.get(key);
}

function sortedWords(form) {
  return form.split(" ").sort().join(" ");
}

function meant(found, among) {
  return among === null ? new Set(found) : new Set([...found].filter((place) => among.has(place)));
}

function union(sets) {
  return new Set(sets.flatMap((set) => [...set]));
}

function inOrder(places) {
  return [...places].sort((one, other) => one - other);
}
