// The one place that knows what is chosen: data, state, answer, and who wants to hear of changes.
import { CONDITIONS, DEFAULTS, normalState, readAddress, writeAddress } from "./address.js";
import { DAY_MAX, DAY_MIN } from "./calendar.js";
import { answerOf, makeQuestioner } from "./truth.js";

const ADDRESS_DELAY_MS = 250;

/**
 * Make the object that every view gets.
 * @param {Object} data the page's data
 * @param {function(): string[]} lines gives the details of events, one JSON text each, when first needed
 */
export function createApp(data, lines) {
  const listeners = [];
  const questioner = makeQuestioner(data);
  let details = null;
  let pending = 0;
  const app = {
    data,
    columns: typedColumns(data.events),
    questioner,
    size: data.events.id.length,
    rowOf: new Map(data.events.id.map((id, row) => [id, row])),
    state: normalState(readAddress(location.hash) ?? DEFAULTS),
    answer: null,
    /** Change some keys of the state; `replace` leaves no step for the back button (while dragging or typing). */
    update(patch, { replace = false } = {}) {
      const state = normalState({ ...app.state, ...patch });
      const address = writeAddress(state);
      const changed = take(state);
      if (!changed.size) return;
      clearTimeout(pending);
      // Browsers refuse more than some hundred changes of the address in half a minute.
      if (replace) pending = setTimeout(() => writeHistory("replaceState", address), ADDRESS_DELAY_MS);
      else writeHistory("pushState", address);
    },
    /** Hear of changes: `listener(app, changed)`; it is called once at once, with all keys. */
    on(listener) {
      listeners.push(listener);
      listener(app, new Set(Object.keys(DEFAULTS)));
    },
    /** Show an event in the panel. */
    open: (row) => app.update({ event: data.events.id[row] }),
    close: () => app.update({ event: null }),
    /** The address of this page with some keys changed, for links. */
    link: (patch) => writeAddress(normalState({ ...app.state, ...patch })) || "#view=timeline",
    /** What the panel shows of an event; read when it is asked for. */
    detail(row) {
      details ??= lines();
      return JSON.parse(details[row]);
    },
  };
  /** Take a state over, find the answer and tell everybody. */
  function take(state) {
    const changed = new Set(Object.keys(DEFAULTS).filter((key) => !same(state[key], app.state[key])));
    if (!changed.size) return changed;
    app.state = state;
    if (CONDITIONS.some((key) => changed.has(key))) app.answer = answerOf(app);
    for (const listener of listeners) listener(app, changed);
    return changed;
  }
  app.answer = answerOf(app);
  addEventListener("popstate", () => {
    clearTimeout(pending);
    const state = readAddress(location.hash);
    if (state) take(state);
  });
  return app;
}

/** Columns of numbers as typed arrays; open sides are `DAY_MIN` and `DAY_MAX`. */
export function typedColumns(events) {
  const days = (name, open) => Int32Array.from(events[name], (day) => day ?? open);
  const small = (name) => Uint8Array.from(events[name]);
  return {
    s_lo: days("s_lo", DAY_MIN),
    s_hi: days("s_hi", DAY_MAX),
    e_lo: days("e_lo", DAY_MIN),
    e_hi: days("e_hi", DAY_MAX),
    order_day: days("order_day", DAY_MAX),
    one_day: small("one_day"),
    hedged: small("hedged"),
    gapped: small("gapped"),
    unknown_start: small("unknown_start"),
    unknown_end: small("unknown_end"),
    kind: small("kind"),
    factuality: small("factuality"),
  };
}

function writeHistory(how, address) {
  const whole = location.href.split("#")[0] + address;
  if (whole !== location.href) history[how](null, "", whole);
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
