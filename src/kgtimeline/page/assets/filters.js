// The form of filters: every condition, with counts of what each choice would leave.
import { DEFAULTS } from "./address.js";
import { makeChoices } from "./choices.js";
import { makeActorBox } from "./combobox.js";
import { el, fill, set, setText } from "./dom.js";
import { countFacets } from "./facets.js";
import { countryName, faultText, sourceName } from "./sentence.js";
import { WORDS, number } from "./words.js";

const TYPING_MS = 150;
const WIDE = "(min-width: 64rem)";

/** Fill the form of filters, and keep it up to date with the state. */
export function mountFilters(app, form) {
  const { data } = app;
  let counts = countFacets(app);
  const actor = makeActorBox(app, () => counts.actor);
  const role = makeRole(app);
  const during = makeDuring(app);
  const text = makeText(app);
  const certain = makeCertain(app);
  const faults = el("div", { class: "faults" });
  const word = WORDS.common.word;
  const facets = {
    kind: makeChoices(app, "kind", data.kinds, word),
    factuality: makeChoices(app, "factuality", data.factualities, word),
    country: makeChoices(app, "country", data.countries, countryName),
    source: makeChoices(app, "source", data.sources.map((source) => source.id), (_, place) => sourceName(data.sources[place])),
  };
  const title = el("summary", {}, el("h2", {}, WORDS.filters.title), " ", el("span", { class: "chosen" }));
  const reset = el("button", { type: "button", class: "reset", onclick: () => app.update(clean()) }, WORDS.filters.reset);
  const fields = [text, actor, role, during, certain, ...Object.values(facets)].map((one) => one.node);
  const box = el("details", { class: "box", open: matchMedia(WIDE).matches }, title, faults, fields, reset);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.append(box);
  form.hidden = false;

  app.on(() => {
    counts = countFacets(app);
    for (const one of [actor, during, text]) one.update();
    role.update(counts.role);
    certain.update(counts);
    for (const [key, facet] of Object.entries(facets)) facet.update(counts[key]);
    showFaults(app, faults);
    const active = activeKeys(app.state).length;
    setText(title.querySelector(".chosen"), active ? WORDS.filters.active(active) : "");
    reset.disabled = !active;
  });
}

/** The keys of the filters in this form that are set. */
export function activeKeys(state) {
  const written = (value) => JSON.stringify(value);
  return Object.keys(clean()).filter((key) => written(state[key]) !== written(DEFAULTS[key]));
}

/** The patch that takes every filter away. */
function clean() {
  const { actor, role, country, kind, factuality, source, during, certain, text, asof } = DEFAULTS;
  return { actor, role, country, kind, factuality, source, during, certain, text, asof };
}

/** Say what can't be asked; where a name fits several, let one be chosen. */
function showFaults(app, host) {
  const found = app.answer.question.faults;
  fill(host, found.map((fault) => el("div", { class: "fault" }, el("p", {}, faultText(app, fault)), choicesOf(app, fault))));
}

function choicesOf(app, fault) {
  if (fault.why !== "ambiguous") return null;
  return fault.fitting.map((place) => {
    const { id, name } = app.data.actors[place];
    return el("button", { type: "button", onclick: () => app.update({ actor: id }) }, el("bdi", {}, name));
  });
}

function makeText(app) {
  let timer = 0;
  let typing = false;
  const take = () => {
    clearTimeout(timer);
    app.update({ text: input.value }, { replace: typing });
    typing = true;
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(take, TYPING_MS);
  };
  const input = el("input", {
    id: "text", type: "search", autocomplete: "off", spellcheck: "false", dir: "auto",
    "aria-describedby": "text-hint", oninput: wait, onchange: take, onblur: () => (typing = false),
  });
  const hint = el("p", { id: "text-hint", class: "hint" }, WORDS.filters.textHint);
  const node = el("div", { class: "field" }, el("label", { for: "text" }, WORDS.filters.text), input, hint);
  return { node, update: () => follow(input, app.state.text) };
}

function makeDuring(app) {
  const input = el("input", {
    id: "during", type: "text", autocomplete: "off", spellcheck: "false", "aria-describedby": "during-hint",
    onchange: () => app.update({ during: input.value.trim() }),
    onkeydown: (event) => event.key === "Enter" && app.update({ during: input.value.trim() }),
  });
  const hint = el("p", { id: "during-hint", class: "hint" }, WORDS.filters.duringHint);
  const node = el("div", { class: "field" }, el("label", { for: "during" }, WORDS.filters.during), input, hint);
  const update = () => {
    follow(input, app.state.during);
    const unread = app.answer.question.faults.some((fault) => fault.key === "during");
    set(input, { "aria-invalid": unread ? "true" : null });
  };
  return { node, update };
}

function makeRole(app) {
  const options = app.data.roles.map((role) => el("option", { value: role }));
  const select = el("select", { id: "role", onchange: () => app.update({ role: select.value || null }) }, el("option", { value: "" }, WORDS.filters.anyRole), options);
  const node = el("div", { class: "field" }, el("label", { for: "role" }, WORDS.filters.role), select);
  const update = (counts) => {
    options.forEach((option, place) => setText(option, WORDS.filters.withCount(WORDS.common.word(app.data.roles[place]), counts[place])));
    select.value = app.state.role ?? "";
  };
  return { node, update };
}

function makeCertain(app) {
  const make = (certain, label) => {
    const box = el("input", { type: "radio", name: "certain", onchange: () => app.update({ certain }) });
    const count = el("span", { class: "count" });
    return { certain, box, count, node: el("label", { class: "choice" }, box, el("span", { class: "name" }, label), count) };
  };
  const choices = [make(false, WORDS.filters.possible), make(true, WORDS.filters.certain)];
  const legend = el("legend", {}, WORDS.filters.certainty);
  const node = el("fieldset", { class: "facet" }, legend, choices.map((choice) => choice.node));
  const update = (counts) => {
    for (const { certain, box, count } of choices) {
      box.checked = app.state.certain === certain;
      setText(count, number(certain ? counts.certain : counts.possible));
    }
  };
  return { node, update };
}

/** Bring a field up to date unless it says the same already, so that the caret stays where it is. */
function follow(input, text) {
  if (input.value.trim() !== text.trim()) input.value = text;
}
