// Buttons that copy: through the clipboard where the browser gives it, else through a selection.
import { el, setText } from "./dom.js";
import { PANEL_WORDS } from "./words_panel.js";

/**
 * Buttons for some texts, and a line that says what was copied.
 * @param {Object<string, function(): string>} texts by the key of their words
 */
export function copyButtons(texts) {
  const { copy } = PANEL_WORDS;
  const says = el("p", { class: "copied", role: "status" });
  const byHand = el("textarea", { class: "by-hand", readonly: true, hidden: true, rows: 6, "aria-label": copy.names.text });
  const buttons = Object.entries(texts).map(([key, text]) => {
    const press = async () => {
      const done = await copied(text(), byHand);
      byHand.hidden = done;
      byHand.setAttribute("aria-label", copy.names[key]);
      setText(says, "");
      setText(says, done ? copy.done(copy.names[key]) : copy.failed);
      if (!done) byHand.select();
    };
    return el("button", { type: "button", "data-copy": key, onclick: press }, copy[key]);
  });
  return [el("div", { class: "buttons" }, buttons), says, byHand];
}

async function copied(text, area) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const before = document.activeElement;
    area.value = text;
    area.hidden = false;
    area.select();
    const done = document.execCommand("copy");
    before?.focus({ preventScroll: true });
    return done;
  }
}
