// The list that Python wrote: it follows the filters, and opens events.
import { el, set } from "./dom.js";
import { MAYBE } from "./truth.js";
import { WORDS } from "./words.js";

/** Rows that follow a filter at once; the others follow between frames, so that none is long. */
const ROWS_AT_ONCE = 1000;

/** Let the list in a host follow the answer. */
export function mountList(app, host) {
  const items = [...host.querySelectorAll("li[data-row]")];
  const shown = new Uint8Array(items.length).fill(1);
  const marks = new Map();
  const groups = groupsOf(items);
  const sections = [...new Set(groups.flat())];
  const empty = el("p", { class: "empty", hidden: true }, WORDS.list.empty);
  host.append(empty);
  let open = null;
  let reached = 0;
  let waiting = 0;

  addEventListener("beforeprint", () => {
    while (reached < items.length) followOn();
  });
  host.addEventListener("click", (event) => {
    const link = event.target.closest(".what a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    app.open(Number(link.closest("li").dataset.row));
  });
  app.on((_, changed) => {
    reached = 0;
    followOn();
    if (changed.has("event")) markOpen();
  });

  /** Show of some more rows what is in the answer; only what changed is touched. */
  function followOn() {
    clearTimeout(waiting);
    const { truth } = app.answer;
    const stop = Math.min(reached + ROWS_AT_ONCE, items.length);
    for (let row = reached; row < stop; row += 1) {
      const now = truth[row] ? 1 : 0;
      if (now !== shown[row]) {
        shown[row] = now;
        items[row].hidden = !now;
        for (const group of groups[row]) group.count += now ? 1 : -1;
      }
      if ((truth[row] === MAYBE) !== marks.has(row)) mark(row, truth[row] === MAYBE);
    }
    for (const section of sections) if (section.node.hidden !== !section.count) section.node.hidden = !section.count;
    empty.hidden = !items.length || app.answer.rows.length > 0;
    reached = stop;
    set(host, { "aria-busy": reached < items.length ? "true" : null });
    if (reached < items.length) waiting = setTimeout(followOn);
  }
  function mark(row, possible) {
    if (possible) {
      marks.set(row, el("span", { class: "possible" }, WORDS.common.possible));
      items[row].querySelector(".about").append(" ", marks.get(row));
    } else {
      marks.get(row).remove();
      marks.delete(row);
    }
  }
  function markOpen() {
    if (open !== null) set(open, { "aria-current": null });
    const row = app.rowOf.get(app.state.event);
    open = row === undefined ? null : items[row].querySelector(".what a");
    if (open) set(open, { "aria-current": "true" });
  }
}

/** Give for every row the sections it stands in, each with how many of its events are shown. */
function groupsOf(items) {
  const groups = new Map();
  return items.map((item) => {
    const around = [item.closest("section.month"), item.closest("section.year")].filter(Boolean);
    return around.map((node) => {
      if (!groups.has(node)) groups.set(node, { node, count: 0 });
      groups.get(node).count += 1;
      return groups.get(node);
    });
  });
}
