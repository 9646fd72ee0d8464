// The search box for actors: an editable combobox with a list, as ARIA's authoring practices describe it.
import { el, fill, set } from "./dom.js";
import { WORDS, number } from "./words.js";

const MOST_SUGGESTIONS = 12;

/**
 * Make the search box.
 * @param {Object} app
 * @param {function(): Int32Array} countsOf gives for every actor how many events there are to be had
 * @returns {{node: Element, update: function()}}
 */
export function makeActorBox(app, countsOf) {
  const { actors } = app.data;
  const list = el("ul", { id: "actor-list", role: "listbox", "aria-label": WORDS.filters.actors, hidden: true });
  const input = el("input", {
    id: "actor", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", dir: "auto",
    "aria-expanded": "false", "aria-controls": "actor-list", "aria-autocomplete": "list",
    oninput: open, onkeydown: press, onblur: leave, onclick: open,
  });
  let options = [];
  let active = -1;

  function open() {
    const counts = countsOf();
    options = suggestions(app, isShown() ? "" : input.value, counts);
    fill(list, options.map((place, row) => optionOf(place, row, counts[place])));
    point(-1);
    show(options.length > 0);
  }
  function optionOf(place, row, count) {
    const actor = actors[place];
    const chosen = { role: "option", id: `actor-option-${row}`, "aria-selected": "false", onpointerdown: (event) => take(event, place) };
    return el("li", chosen, el("bdi", {}, actor.name), " ", el("span", { class: "count" }, number(count)));
  }
  function take(event, place) {
    event.preventDefault();
    choose(actors[place].id);
  }
  function choose(text) {
    show(false);
    app.update({ actor: text });
    update();
  }
  function show(on) {
    list.hidden = !on;
    set(input, { "aria-expanded": String(on) });
    if (!on) point(-1);
  }
  function point(to) {
    active = to;
    [...list.children].forEach((option, row) => set(option, { "aria-selected": String(row === to) }));
    set(input, { "aria-activedescendant": to < 0 ? null : `actor-option-${to}` });
    if (to >= 0) list.children[to].scrollIntoView({ block: "nearest" });
  }
  function press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) open();
      const last = options.length - 1;
      if (last >= 0 && !event.altKey) point(active + step > last ? 0 : active + step < 0 ? last : active + step);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (active >= 0) choose(actors[options[active]].id);
      else leave();
    } else if (event.key === "Escape") {
      if (list.hidden) choose("");
      else {
        event.stopPropagation();
        show(false);
      }
    }
  }
  /** Take over what was typed, unless it is what stands there already. */
  function leave() {
    show(false);
    if (!isShown()) app.update({ actor: input.value.trim() });
    update();
  }
  function shownText() {
    const place = app.questioner.lookup.byId.get(app.state.actor);
    return place === undefined ? app.state.actor : actors[place].name;
  }
  function isShown() {
    return input.value.trim() === shownText();
  }
  function update() {
    if (document.activeElement !== input || !isShown()) input.value = shownText();
  }
  const node = el("div", { class: "field combobox" }, el("label", { for: "actor" }, WORDS.filters.actor), input, list);
  return { node, update };
}

/** The actors that a beginning of their names fits, those of most events first; all for an empty text. */
export function suggestions(app, text, counts) {
  const { lookup, folding } = app.questioner;
  const words = folding.forms(text).map((form) => form.split(" "));
  const begins = (form) => words.some((parts) => parts.every((part) => ` ${form}`.includes(` ${part}`)));
  const meant = text.trim() ? new Set(lookup.find(text)) : new Set();
  const rank = (place) => (meant.has(place) ? 1e9 : 0) + counts[place];
  return app.data.actors
    .map((actor, place) => place)
    .filter((place) => (text.trim() ? meant.has(place) || app.data.actors[place].names.some(begins) : counts[place] > 0))
    .sort((one, other) => rank(other) - rank(one) || one - other)
    .slice(0, MOST_SUGGESTIONS);
}
