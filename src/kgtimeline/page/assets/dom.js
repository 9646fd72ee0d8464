// Making and changing nodes. Text is always set as text: nothing here reads HTML.

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element of HTML.
 * @param {string} tag
 * @param {Object} attributes `null` and `false` leave one out, `true` sets it empty; `onclick` and its like
 *   take a function; `style` an object of properties
 * @param {...(Node|string|number|null|Array)} children lists are taken apart, null and false left out
 */
export function el(tag, attributes = {}, ...children) {
  return dressed(document.createElement(tag), attributes, children);
}

/** Make an element of SVG; arguments as for `el`. */
export function svg(tag, attributes = {}, ...children) {
  return dressed(document.createElementNS(SVG, tag), attributes, children);
}

/** Set attributes of an element as `el` takes them; only what differs is touched. */
export function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, to] of Object.entries(value)) node.style.setProperty(key, to);
    else if (value === null || value === undefined || value === false) node.removeAttribute(name);
    else {
      const text = value === true ? "" : String(value);
      if (node.getAttribute(name) !== text) node.setAttribute(name, text);
    }
  }
  return node;
}

/** Put children in the place of those that a node has. */
export function fill(node, ...children) {
  node.replaceChildren(...listed(children));
  return node;
}

/** Set the text of a node if it differs, so that nothing is announced twice. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
  return node;
}

/**
 * Keep one node for each item under a host: those of known keys stay (and keep the focus), in the new order.
 * @param {Element} host holds nothing else
 * @param {Array} items
 * @param {function(*): (string|number)} keyOf
 * @param {function(*): Element} make makes the node of a new item
 * @param {function(Element, *)} [update] brings a node up to date, new or old
 */
export function keep(host, items, keyOf, make, update = () => {}) {
  const old = new Map([...host.children].map((node) => [node.dataset.key, node]));
  let before = host.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    let node = old.get(key);
    if (node) old.delete(key);
    else {
      node = make(item);
      node.dataset.key = key;
    }
    update(node, item);
    if (node === before) before = before.nextElementSibling;
    else host.insertBefore(node, before);
  }
  for (const node of old.values()) node.remove();
}

/** Text that may run in any direction, kept to itself. */
export function isolated(text) {
  return el("bdi", {}, text);
}

function dressed(node, attributes, children) {
  set(node, attributes);
  node.append(...listed(children));
  return node;
}

function listed(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}
