// The keys of the chart: one stop of the tabulator, arrows go from event to event in the order of time.
import { anchorDay } from "./shape.js";

/**
 * Let keys move through the marks of a chart.
 * @param {object} chart as `makeChart` gives it
 * @param {{columns}} events
 * @param {{reveal: (first: number, last: number) => void, zoom, page, fit}} act `reveal` brings days into sight and draws
 */
export function listenKeys(chart, events, act) {
  let order = [];
  let version = -1;
  let current = null; // {lane, row} of a mark or {lane, bin} of a bar

  chart.plot.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions[event.key];
    if (!action || !event.target.closest("[role=button]")) return;
    event.preventDefault();
    action();
  });
  chart.plot.addEventListener("focusin", (event) => {
    const node = event.target.closest("[role=button]");
    if (!node) return;
    const found = itemOf(node);
    if (found) take(found);
  });
  const actions = {
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    ArrowDown: () => stepLane(1),
    ArrowUp: () => stepLane(-1),
    Home: () => go(sequence()[0]),
    End: () => go(sequence().at(-1)),
    PageDown: () => act.page(1),
    PageUp: () => act.page(-1),
    "+": () => act.zoom(1.6, current && dayOfItem(current)),
    "=": () => act.zoom(1.6, current && dayOfItem(current)),
    "-": () => act.zoom(1 / 1.6, current && dayOfItem(current)),
    0: () => act.fit(),
  };

  /** All marks and bars by time; bars where they begin. */
  function sequence() {
    if (version === chart.version) return order;
    version = chart.version;
    order = [];
    chart.layouts.forEach((found, lane) => {
      for (let n = 0; n < found.size; n += 1) if (found.row[n] >= 0) order.push({ lane, row: found.lane.rows[n], day: found.days[n] });
      for (const bin of found.bins) order.push({ lane, bin: bin.start, day: bin.start });
    });
    order.sort((a, b) => a.day - b.day || a.lane - b.lane || (a.row ?? -1) - (b.row ?? -1));
    return order;
  }

  function placeOf(item) {
    const items = sequence();
    const at = items.findIndex((each) => each.lane === item.lane && each.row === item.row && each.bin === item.bin);
    return at >= 0 ? at : items.findIndex((each) => each.day >= dayOfItem(item));
  }

  function step(by) {
    const items = sequence();
    let at = placeOf(current) + by;
    while (items[at] && items[at].row !== undefined && items[at].row === current.row) at += by; // the same in another lane
    go(items[at]);
  }

  function stepLane(by) {
    const day = dayOfItem(current);
    for (let lane = current.lane + by; lane >= 0 && lane < chart.lanes.length; lane += by) {
      const near = sequence().filter((item) => item.lane === lane);
      if (!near.length) continue;
      go(near.reduce((best, item) => (Math.abs(item.day - day) < Math.abs(best.day - day) ? item : best)));
      return;
    }
  }

  function go(item) {
    if (!item) return;
    chart.show(chart.lanes[item.lane].key);
    const found = chart.layouts[item.lane];
    const n = item.row === undefined ? -1 : found.lane.rows.indexOf(item.row);
    const bin = n < 0 ? found.bins.find((each) => each.start === item.bin) : null;
    act.reveal(...(bin ? [bin.start, bin.next] : [found.x0[n] / found.scale, found.x1[n] / found.scale]), item.day);
    take(item);
    nodeOf(item)?.focus();
  }

  function nodeOf({ lane, row, bin }) {
    const drawing = chart.drawings.get(chart.lanes[lane]?.key);
    return (row === undefined ? drawing?.bins.get(bin) : drawing?.marks.get(row))?.node ?? null;
  }

  function dayOfItem(item) {
    return item.day ?? (item.row === undefined ? item.bin : anchorDay(events.columns, item.row));
  }

  function itemOf(node) {
    const lane = chart.lanes.findIndex((each) => chart.drawings.get(each.key).root.contains(node));
    if (lane < 0) return null;
    const { row, bin } = node.dataset;
    return row === undefined ? { lane, bin: Number(bin) } : { lane, row: Number(row) };
  }

  function take(item) {
    for (const node of chart.plot.querySelectorAll('[tabindex="0"]')) node.setAttribute("tabindex", "-1");
    current = item;
    nodeOf(item)?.setAttribute("tabindex", "0");
  }

  /** See that there is a stop of the tabulator; the first mark in sight if the last one is gone. */
  function settle() {
    const node = current && nodeOf(current);
    if (node?.isConnected && node.getAttribute("tabindex") === "0") return;
    const first = node ?? chart.plot.querySelector("[role=button]");
    const item = first && itemOf(first);
    if (item) take(item);
  }
  return { settle, go };
}
