// One sign per kind of event, so that no kind is told by its colour alone. Drawn in a square of 14 pixels.

const SIGNS = {
  letter: "M2 4h10v7H2zM2 4l5 4 5-4",
  message: "M2 3h10v6H7l-3 3V9H2z",
  speech: "M3 12h8M7 12V6M4 6h6L9 3H5z",
  statement: "M3 9V6l2-3M8 9V6l2-3M3 9h2V7H3M8 9h2V7H8",
  interview: "M5 2h4v6H5zM3 7c0 4 8 4 8 0M7 10v3",
  meeting: "M4.5 5a1.5 1.5 0 1 0-.1 0M9.5 5a1.5 1.5 0 1 0-.1 0M2 12V8h10v4",
  agreement: "M2 7l3.500 4L12 3",
  sanction: "M7 1.500l5 2v4c0 2.500-2 4-5 5-3-1-5-2.500-5-5v-4z",
  ban: "M12 7a5 5 0 1 1-10 0a5 5 0 1 1 10 0M3.500 3.500l7 7",
  bill: "M3 2h6l2 2v8H3zM5 6h4M5 9h4",
  publication: "M2 3h10v8H2zM4 5.500h3v3H4zM9 5.500h1.500M9 8.500h1.500",
  incident: "M7 1v5M7 8v5M1 7h5M8 7h5M3 3l2 2M9 9l2 2M11 3L9 5M5 9l-2 2",
  practice: "M11.500 6A4.600 4.600 0 0 0 3 5M3 2v3h3M2.500 8A4.600 4.600 0 0 0 11 9M11 12V9H8",
  war: "M2 2l10 10M12 2L2 12M2 9l3 3M12 9l-3 3",
  office: "M2 11h10M3 11V4l2.500 3L7 3l1.500 4L11 4v7",
};

const UNKNOWN = "M5 5a2 2 0 1 1 2 3v1M7 11v1";

// How many numbers each command takes; of an arc only the last two are a place.
const TAKES = { M: 2, L: 2, H: 1, V: 1, C: 6, A: 7 };

/** The path of the sign of a kind, its corner at a place; a kind without one gets a question mark. */
export function glyphPath(kind, x = 0, y = 0) {
  return (SIGNS[kind] ?? UNKNOWN).replace(/([A-Za-z])([^A-Za-z]*)/g, (all, command, numbers) => {
    if (!TAKES[command]) return all;
    const values = numbers.match(/-?[\d.]+/g).map(Number);
    return command + values.map((value, n) => placedNumber(command, value, n % TAKES[command], x, y)).join(" ");
  });
}

/** A number of an absolute command, moved: a transform for each sign would make the browser keep each apart. */
function placedNumber(command, value, n, x, y) {
  if (command === "A" && n < 5) return value;
  const isDown = command === "V" || (command !== "H" && n % 2 === (command === "A" ? 0 : 1));
  return Math.round((value + (isDown ? y : x)) * 100) / 100;
}
