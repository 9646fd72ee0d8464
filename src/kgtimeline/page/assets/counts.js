// The view "counts".
import { el, fill } from "./dom.js";

/** Show the events of the answer in a host. */
export function mountCounts(app, host) {
  app.on(() => {
    if (host.hidden) return;
    fill(host, el("p", {}, [...app.answer.rows].map((row) => app.data.events.id[row]).join(" ")));
  });
}
