// Light and dark: as the system has it, until somebody presses the button.
import { el, setText } from "./dom.js";
import { WORDS } from "./words.js";

/** Put the button that changes the theme into a host; what it was set to is not remembered. */
export function mountThemes(host) {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const button = el("button", { type: "button", class: "theme", onclick: change });
  function change() {
    root.dataset.theme = isDark() ? "light" : "dark";
    label();
  }
  function label() {
    setText(button, isDark() ? WORDS.themes.toLight : WORDS.themes.toDark);
    button.setAttribute("aria-label", `${WORDS.themes.label}: ${button.textContent}`);
  }
  system.addEventListener("change", label);
  label();
  host.append(button);
}
