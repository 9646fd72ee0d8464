// The links between the views; only the chosen one is shown, the list always.
import { el, set } from "./dom.js";

/** Fill the navigation with a link for each view, and show the section of the chosen one. */
export function mountViews(app, host) {
  const links = app.data.views.map((name) => {
    const section = document.getElementById(name);
    const link = el("a", { href: "#", onclick: (event) => choose(event, name) }, section.getAttribute("aria-label"));
    return { name, section, link };
  });
  function choose(event, view) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    app.update({ view });
  }
  host.append(el("ul", {}, links.map(({ link }) => el("li", {}, link))));
  host.hidden = false;
  app.on(() => {
    for (const { name, section, link } of links) {
      section.hidden = name !== app.state.view;
      set(link, { href: app.link({ view: name }), "aria-current": section.hidden ? null : "page" });
    }
  });
}
