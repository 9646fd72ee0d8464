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
    during: (time, certain, long) => `${certain ? "certainly " : ""}${long ? "from" : "in"} ${time}`,
    until: (day) => `the time up to ${day}`,
    since: (day) => `the time from ${day}`,
    anyTime: "any time",
    text: (text) => `title or summary has ${text}`,
    asof: (day) => `known by ${day}`,
  },
  filters: {
    title: "Filters",
    reset: "Reset filters",
    active: (count) => `(${number(count)} on)`,
    chosen: (count) => `(${number(count)} chosen)`,
    showAll: (count) => `Show all ${number(count)}`,
    withCount: (name, count) => `${name} (${number(count)})`,
    text: "Words",
    textHint: "In title or summary; “a phrase” in straight quotes, begin*",
    actor: "Actor",
    actors: "Actors",
    role: "In the role of",
    anyRole: "any role",
    during: "Time",
    duringHint: "2024, 2024-01, 2024-01-17 or 2023-07/2024-02; .. is an open end",
    certainty: "How surely",
    possible: "Certain or possible",
    certain: "Certain only",
    kind: "Kind",
    factuality: "Factuality",
    country: "Country",
    source: "Source",
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
    annoDomini: (year) => `AD ${year}`,
    day: (day, month, year) => `${day} ${month} ${year}`,
    month: (month, year) => `${month} ${year}`,
    fromTo: (first, last) => `${first} to ${last}`,
    shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    quarter: (quarter) => `Q${quarter}`,
    chartLabel: "Events on the time axis; arrow keys go from one to the next, plus and minus zoom",
    overviewLabel: "The whole period, and the part of it that the axis shows",
    slider: { whole: "Period shown", start: "Start of the period shown", end: "End of the period shown" },
    tools: {
      label: "Move and zoom the time axis",
      earlier: ["\u2190", "Earlier"],
      later: ["\u2192", "Later"],
      out: ["\u2212", "Zoom out"],
      in: ["+", "Zoom in"],
      fit: ["Fit", "Fit: show all events"],
      keep: "Only this period",
      clear: "Any period",
    },
    lanes: "Lanes by",
    laneChoices: { kind: "kind", actor: "actor", source: "source" },
    kind: (word) => word[0].toUpperCase() + word.slice(1).replaceAll("_", " "),
    nobody: { actor: "No participants", source: "No source" },
    restOf: {
      actor: (count) => `${number(count)} other actors`,
      source: (count) => `${number(count)} other sources`,
    },
    laneCount: (count) => number(count),
    moreLanes: (count) => `${number(count)} more lane${count === 1 ? "" : "s"}`,
    open: "All",
    shut: "Fewer",
    foldLabel: (name) => `All events of ${name}, each with its mark`,
    markName: (title, kind, when, isPossible) => `${title}. ${kind}, ${when}${isPossible ? "; possible match" : ""}`,
    binName: (count, possible, when) =>
      `${number(count)} event${count === 1 ? "" : "s"} from ${when}${possible ? `, ${number(possible)} of them possible matches` : ""}; zoom in`,
    nothing: "No event matches.",
    undatedLabel: "Events without a date",
    undated: (count) => `Without a date (${number(count)})`,
    undatedMore: (count) => `${number(count)} more are at the end of the list.`,
    note: ({ earlier, inside, reaching, later, undated }) =>
      [
        `${number(inside)} event${inside === 1 ? "" : "s"} in this period`,
        reaching ? `${number(reaching)} more may be in it (dates open or wider)` : "",
        earlier ? `${number(earlier)} earlier` : "",
        later ? `${number(later)} later` : "",
        undated ? `${number(undated)} without a date` : "",
      ].filter(Boolean).join("; ") + ".",
    says: ({ inside, reaching, earlier, later, undated, lanes, by, from, to }) =>
      `A time axis from ${from} to ${to}, with ${number(lanes)} lane${lanes === 1 ? "" : "s"} by ${by}. ` +
      `${number(inside)} events are in this period, ${number(reaching)} may be in it, ` +
      `${number(earlier)} are earlier, ${number(later)} later, ${number(undated)} have no date.`,
    legend: {
      title: "What the marks mean",
      point: "a known day",
      span: "one day in this month or year, nobody knows which",
      before: "on or before: the open edge fades",
      after: "on or after",
      interval: "solid: all of these days for certain; thin: perhaps these too",
      state: "under way on this day; begun and ended nobody knows when",
      gaps: "one day in one of these pieces",
      hedged: "dashed, with a sign: the date is doubtful (?) or approximate (~)",
      maybe: "hollow: only possibly what was asked for",
      rivals: "thin bars below: what single reports say, where they differ",
      bin: "bars with numbers: so many events, too close to be drawn one by one; press one to zoom in",
    },
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
