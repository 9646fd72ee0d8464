// What is known of one event.
import { el, fill } from "./dom.js";
import { WORDS } from "./words.js";

/** Show the event that is open in a host. */
export function mountPanel(app, host) {
  app.on((_, changed) => {
    if (!changed.has("event")) return;
    const row = app.rowOf.get(app.state.event);
    host.hidden = row === undefined;
    if (row === undefined) return;
    const close = el("button", { type: "button", onclick: app.close }, WORDS.common.close);
    fill(host, el("h2", {}, app.data.events.title[row]), close);
    close.focus();
  });
}
