// The view "table".
import { el, fill } from "./dom.js";

/** Show the events of the answer in a host. */
export function mountTable(app, host) {
  app.on(() => {
    if (host.hidden) return;
    fill(host, el("p", {}, [...app.answer.rows].map((row) => app.data.events.id[row]).join(" ")));
  });
}
