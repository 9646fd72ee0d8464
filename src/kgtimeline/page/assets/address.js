// The state of the page in the fragment of its address, so that every view can be linked.
import { dayOf, isoDay } from "./calendar.js";

/** The state when nothing is chosen. Lists are never changed, only replaced. */
export const DEFAULTS = Object.freeze({
  actor: "",
  role: null,
  country: Object.freeze([]),
  kind: Object.freeze([]),
  factuality: Object.freeze([]),
  source: Object.freeze([]),
  during: "",
  certain: false,
  text: "",
  asof: null,
  view: "timeline",
  lanes: "kind",
  window: null,
  event: null,
});

/** The keys that decide which events are shown. */
export const CONDITIONS = ["actor", "role", "country", "kind", "factuality", "source", "during", "certain", "text", "asof"];

const CHOICES = { view: ["timeline", "network", "counts", "table"], lanes: ["kind", "actor", "source"] };
const ISO = /^(-?\d{4,6})-(\d{2})-(\d{2})$/;

/** Write a state as a fragment with `#`; empty if nothing is chosen. */
export function writeAddress(state) {
  const parts = [];
  for (const key of Object.keys(DEFAULTS)) {
    const text = written(key, state[key]);
    if (text !== written(key, DEFAULTS[key])) parts.push(`${key}=${encoded(text)}`);
  }
  return parts.length ? `#${parts.join("&")}` : "";
}

/**
 * Read a fragment; keys and values that can't be are left out.
 * @returns {Object|null} a whole state, null if the fragment is none (such as that of a link within the page)
 */
export function readAddress(fragment) {
  const text = fragment.replace(/^#/, "");
  if (text && !text.includes("=")) return null;
  const state = { ...DEFAULTS };
  for (const part of text.split("&")) {
    const [key, ...rest] = part.split("=");
    if (Object.hasOwn(DEFAULTS, key)) state[key] = read(key, decoded(rest.join("=")));
  }
  return normalState(state);
}

/** Bring a state into its one form: every key there, nothing empty, lists without repetitions. */
export function normalState(state) {
  const normal = {};
  for (const [key, usual] of Object.entries(DEFAULTS)) {
    let value = state[key] ?? usual;
    if (Array.isArray(usual)) value = value.length ? Object.freeze([...new Set(value)]) : usual;
    if (usual === null && value === "") value = null;
    if (typeof usual === "string" && value.trim() === "") value = usual;
    if (CHOICES[key] && !CHOICES[key].includes(value)) value = usual;
    normal[key] = value;
  }
  return Object.freeze(normal);
}

function written(key, value) {
  if (value === null) return "";
  if (key === "window") return value.map(isoDay).join("/");
  if (Array.isArray(value)) return value.join(",");
  return value === false ? "" : value === true ? "yes" : value;
}

function read(key, text) {
  const usual = DEFAULTS[key];
  if (key === "window") return readWindow(text);
  if (Array.isArray(usual)) return text.split(",").filter(Boolean);
  return typeof usual === "boolean" ? text === "yes" : text;
}

function readWindow(text) {
  const days = text.split("/").map((part) => {
    const found = ISO.exec(part);
    return found ? dayOf(Number(found[1]), Number(found[2]), Number(found[3])) : null;
  });
  return days.length === 2 && !days.includes(null) && days[0] <= days[1] ? Object.freeze(days) : null;
}

/** Escape only what would break the fragment or a link in a mail. */
function encoded(text) {
  return encodeURIComponent(text).replace(/%(2C|2F|3A|20)/g, (code) => ({ "%2C": ",", "%2F": "/", "%3A": ":", "%20": "+" })[code]);
}

function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
