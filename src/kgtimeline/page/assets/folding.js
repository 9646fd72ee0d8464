// One spelling for the many spellings of a name: the same three steps, by the same tables, as
// `dataset/folding.py`. The tables come with the data.

const WORD = "[\\p{L}\\p{N}_]";
const BOUNDARY = `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`;
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu;
const INITIAL_DOT = new RegExp(`(?<=(?<!${WORD})${WORD})\\.(?=${WORD}(?!${WORD}))`, "gu");
const CUT_INITIAL = new RegExp(`(?<=(?<!${WORD})${WORD})\\.(?=${WORD}[^\\p{L}\\p{N}]*$)`, "u");
const APOSTROPHES = /['’‘ʼʹ`´ʻ′]/gu;
const MAYBE_FOREIGN = /sch|[wjг]|ss/u;
const BLANKS = "\\t-\\r\\x1c-\\x1f \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const TERM = new RegExp(`"([^"]*)"(\\*?)|([^"${BLANKS}]+)|(")`, "gu");
const NOT_BLANK = new RegExp(`[^${BLANKS}]+`, "gu");

/** Make the functions that fold; `table` is `data.folding`. */
export function makeFolding(table) {
  const marks = new RegExp(`[${table.marks.map(([first, last]) => `\\u{${hex(first)}}-\\u{${hex(last)}}`).join("")}]`, "gu");
  const reductions = stepsOf(table.reductions);
  const digraphs = table.reductions.map(([pattern]) => pattern.replace(/^\(.*\)/, "").split("|").filter((one) => /^[a-z]{2,}$/.test(one)));
  const foreign = table.foreign.map(stepsOf);

  const oneCase = (text) => {
    let folded = casefold(text.normalize("NFKC")).normalize("NFKC");
    if (isAscii(text)) return folded;
    for (const [from, to] of Object.entries(table.soft)) folded = folded.replaceAll(from, to);
    return folded;
  };
  const casefold = (text) => Array.from(text, (letter) => table.case[letter] ?? letter.toLowerCase()).join("");
  const letters = (text, second) => {
    let plain = Array.from(text, (letter) => second[letter] ?? table.cyrillic[letter] ?? letter).join("");
    plain = Array.from(plain, (letter) => table.latin[letter] ?? letter).join("");
    if (!isAscii(plain)) plain = plain.normalize("NFKD").replace(marks, "");
    return plain.replace(APOSTROPHES, "");
  };
  const spaced = (text) => text.replace(INITIAL_DOT, "").replace(BETWEEN_WORDS, " ").trim();
  const latin = (text, second) => spaced(letters(text, second));
  const reduce = (text) => stepwise(text, reductions);

  /** The folded form of a name. */
  const fold = (text) => reduce(latin(oneCase(text), {}));

  /** The folded forms with which everything begins that begins with a text as it is written, its own first. */
  const beginnings = (text) => {
    const plain = letters(oneCase(text), {});
    let found = [spaced(plain), spaced(plain.replace(CUT_INITIAL, " "))];
    for (const [place, step] of reductions.entries()) {
      const whole = found.flatMap((form) => restsOf(form, digraphs[place]).map((rest) => form + rest));
      found = [...found, ...whole].map((form) => stepwise(form, [step]));
    }
    return found.reduce((kept, form) => (!form || kept.some((one) => form.startsWith(one)) ? kept : [...kept, form]), []);
  };

  /** Every folded form of a name; two names match if any of their forms are equal. */
  const forms = (name) => {
    const text = oneCase(name);
    const doubtful = Object.keys(table.second).filter((letter) => text.includes(letter)).slice(0, table.most_second);
    const plain = new Set(readings(doubtful, table.second).map((second) => latin(text, second)));
    return [...new Set([...[...plain].map(reduce), ...plain])].filter(Boolean);
  };

  /** The forms of a name read as the spelling of one other language or system. */
  const foreignForms = (name) => {
    const lowered = casefold(name.normalize("NFKC"));
    if (!MAYBE_FOREIGN.test(lowered)) return [];
    const read = foreign.map((steps) => stepwise(lowered, steps)).filter((text) => text !== lowered);
    return [...new Set(read.flatMap(forms))];
  };

  /** The folded words of a text. */
  const foldedWords = (text) => (text.match(NOT_BLANK) ?? []).flatMap((token) => fold(token).split(" ").filter(Boolean));

  return { fold, forms, foreignForms, foldedWords, beginnings };
}

/**
 * Take a text query apart into terms; of the pieces of each, the folded text of an event must hold one.
 * @param {Object} folding what `makeFolding` gives
 * @returns {string[][]|null} null if there is no word in it, or a quote is not closed
 */
export function splitTerms(text, { foldedWords, beginnings }) {
  const terms = [];
  for (const [, phrase, open, bare, stray] of text.matchAll(TERM)) {
    if (stray) return null;
    const raw = phrase || bare || "";
    const tokens = (raw.match(NOT_BLANK) ?? []).filter((token) => foldedWords(token).length);
    if (!tokens.length) continue;
    const last = tokens.pop();
    const firsts = tokens.flatMap(foldedWords).map((word) => ` ${word}`).join("");
    const begins = raw.endsWith("*") || open === "*";
    terms.push(begins ? beginnings(last).map((form) => `${firsts} ${form}`) : [`${firsts} ${foldedWords(last).join(" ")} `]);
  }
  return terms.length ? terms : null;
}

/** What is missing from the digraphs that the end of a text begins. */
function restsOf(text, digraphs) {
  return digraphs.flatMap((one) => Array.from({ length: one.length - 1 }, (_, cut) => cut + 1)
    .filter((cut) => text.endsWith(one.slice(0, cut))).map((cut) => one.slice(cut)));
}

/** All ways to read some letters, the first readings of all of them first. */
function readings(letters, second) {
  let ways = [{}];
  for (const letter of letters) ways = ways.flatMap((way) => [way, { ...way, [letter]: second[letter] }]);
  return ways;
}

/** Python's `\b` and `\w` know all letters; those of JavaScript only ASCII. */
function stepsOf(steps) {
  return steps.map(([pattern, to]) => [new RegExp(pattern.replaceAll("\\b", BOUNDARY), "gu"), to]);
}

function stepwise(text, steps) {
  return steps.reduce((read, [pattern, to]) => read.replace(pattern, to), text);
}

function isAscii(text) {
  return !/[^\x00-\x7f]/.test(text);
}

function hex(code) {
  return code.toString(16);
}
