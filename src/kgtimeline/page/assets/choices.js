// One filter with several choices: boxes to tick, each with how many events it would leave.
import { el, keep, set, setText } from "./dom.js";
import { WORDS, number } from "./words.js";

const MOST_SHOWN = 40;

/**
 * Make a filter.
 * @param {Object} app
 * @param {string} key the key of the state
 * @param {string[]} values what the state holds for each place of the vocabulary
 * @param {function(string, number): string} name what a value is called
 * @returns {{node: Element, update: function(Int32Array)}}
 */
export function makeChoices(app, key, values, name) {
  const list = el("div", { class: "choices", role: "group", "aria-label": WORDS.filters[key] });
  const note = el("span", { class: "chosen" });
  const more = el("button", { type: "button", class: "more", hidden: true, onclick: showAll });
  const summary = el("summary", {}, WORDS.filters[key], " ", note);
  const node = el("details", { class: "facet", open: values.length <= 15 || app.state[key].length > 0 }, summary, list, more);
  let whole = false;
  let last = new Int32Array(values.length);

  function showAll() {
    const before = list.children.length;
    whole = true;
    update(last);
    list.children[before]?.querySelector("input").focus();
  }
  function tick(value, on) {
    const others = app.state[key].filter((one) => one !== value);
    app.update({ [key]: on ? values.filter((one) => one === value || others.includes(one)) : others });
  }
  function make(place) {
    const box = el("input", { type: "checkbox", onchange: () => tick(values[place], box.checked) });
    return el("label", { class: "choice" }, box, el("span", { class: `name ${key}` }, el("bdi", {}, name(values[place], place))), el("span", { class: "count" }));
  }
  function update(counts) {
    last = counts;
    const chosen = new Set(app.state[key]);
    let places = values.map((_, place) => place);
    if (!whole && places.length > MOST_SHOWN) {
      places.sort((one, other) => chosen.has(values[other]) - chosen.has(values[one]) || counts[other] - counts[one] || one - other);
      places = places.slice(0, MOST_SHOWN).sort((one, other) => one - other);
    }
    keep(list, places, (place) => place, make, (row, place) => {
      row.querySelector("input").checked = chosen.has(values[place]);
      setText(row.querySelector(".count"), number(counts[place]));
      row.classList.toggle("none", !counts[place]);
    });
    more.hidden = places.length === values.length;
    setText(more, WORDS.filters.showAll(values.length));
    setText(note, chosen.size ? WORDS.filters.chosen(chosen.size) : "");
    set(node, { "data-chosen": chosen.size > 0 });
  }
  return { node, update };
}
