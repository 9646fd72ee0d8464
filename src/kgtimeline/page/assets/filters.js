// The form of filters.
import { el } from "./dom.js";

/** Fill the form of filters. */
export function mountFilters(app, host) {
  host.append(el("button", { type: "reset" }, "Reset"));
  host.hidden = false;
}
