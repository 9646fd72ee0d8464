// All English that the browser writes, by view; to translate the page, translate this and `words.py`.
// Each view has one group, named after its module.

/** The words of the page. */
export const WORDS = {
  common: {
    events: (count) => `${number(count)} event${count === 1 ? "" : "s"}`,
    sources: (count) => `${number(count)} source${count === 1 ? "" : "s"}`,
    word: (word) => word.replaceAll("_", " "),
    possible: "possible",
    certain: "certain",
    undated: "undated",
    close: "Close",
    list: (parts) => joined(parts, "and"),
    either: (parts) => joined(parts, "or"),
  },
  list: {
    empty: "No event answers to all of this. Take a condition away, or reset the filters.",
  },
  sentence: {
    all: (size) => `All ${number(size)} events.`.replace("All 1 events", "One event").replace("All 0 events", "No events"),
    some: (count, size, which) => `${number(count)} of ${number(size)} events: ${which.join("; ")}.`,
    sure: (certain, open) => (open ? `${number(certain)} certainly, ${number(open)} possibly in that time.` : "All of them certainly in that time."),
    kind: (kinds) => `kind ${kinds}`,
    actor: (name, role) => `${name} takes part${role ? ` as ${role}` : ""}`,
    country: (names, role) => `somebody acts for ${names}${role ? ` as ${role}` : ""}`,
    role: (role) => `somebody takes part as ${role}`,
    factuality: (words) => words,
    source: (names) => `reported by ${names}`,
    during: (time, certain) => `${certain ? "certainly in" : "in"} ${time}`,
    until: (day) => `the time up to ${day}`,
    since: (day) => `the time from ${day}`,
    anyTime: "any time",
    text: (text) => `title or summary has ${text}`,
    asof: (day) => `known by ${day}`,
  },
  faults: {
    keys: { actor: "actor", role: "role", country: "country", kind: "kind", factuality: "factuality", source: "source" },
    unknown: (key, value) => `Nothing here has the ${key} “${value}”.`,
    ambiguous: (value, names) => `“${value}” may be ${names}: choose one.`,
    others: (count) => `${number(count)} others`,
    during: (value) => `“${value}” is no time: write 2024, 2024-01, 2024-01-17, or two of them with / between.`,
    asof: (value) => `“${value}” is no day: write 2024-01-17.`,
    text: (value) => `“${value}” has no word to look for, or a quote that is not closed.`,
  },
  themes: {
    label: "Theme",
    toDark: "Dark",
    toLight: "Light",
  },
  axis: {
    months: [
      "January", "February", "March", "April", "May", "June",
      "July", "August", "September", "October", "November", "December",
    ],
    beforeChrist: (year) => `${year} BC`,
    day: (day, month, year) => `${day} ${month} ${year}`,
    month: (month, year) => `${month} ${year}`,
    fromTo: (first, last) => `${first} to ${last}`,
  },
};

/** A number with separators of thousands, the same in every browser. */
export function number(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Texts as a list in words: A, B and C. */
export function joined(parts, word) {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} ${word} ${parts[parts.length - 1]}`;
}
