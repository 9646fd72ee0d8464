// Wheel, drag and pinch on the chart, told as moves and zooms. The page itself still scrolls up and down.

const SLIP_PX = 5;
const WHEEL_RATE = 0.0022;

/**
 * Listen on an element.
 * @param {Element} target
 * @param {{move: (pixels: number) => void, zoom: (factor: number, clientX: number) => void, end: () => void}} act
 *   `move` and `zoom` are called at most once a frame; `end` when a drag or a pinch is over
 * @param {{wheelZooms: boolean}} options whether a plain wheel zooms, else it scrolls the page
 */
export function listenGestures(target, act, { wheelZooms }) {
  const fingers = new Map();
  let dragging = false;
  const queue = makeQueue(act);
  target.addEventListener("wheel", (event) => {
    const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const pixels = (event.deltaX || event.deltaY) * (event.deltaMode === 1 ? 16 : 1);
    if (event.ctrlKey || event.metaKey || (wheelZooms && !sideways)) queue.zoom(Math.exp(-event.deltaY * WHEEL_RATE * (event.deltaMode === 1 ? 16 : 1)), event.clientX);
    else if (sideways) queue.move(pixels);
    else return;
    event.preventDefault();
  }, { passive: false });
  target.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 && event.pointerType === "mouse") return;
    fingers.set(event.pointerId, { x: event.clientX, start: event.clientX });
    if (fingers.size === 1) dragging = false;
  });
  target.addEventListener("pointermove", (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    if (fingers.size === 1) {
      if (!dragging && Math.abs(event.clientX - finger.start) < SLIP_PX) return;
      if (!dragging) target.setPointerCapture(event.pointerId);
      dragging = true;
      queue.move(finger.x - event.clientX);
    } else if (fingers.size === 2) {
      dragging = true;
      pinch(finger, event, [...fingers.values()].find((other) => other !== finger), queue);
    }
    finger.x = event.clientX;
  });
  const lift = (event) => {
    if (!fingers.delete(event.pointerId) || fingers.size || !dragging) return;
    queue.flush();
    act.end();
  };
  for (const name of ["pointerup", "pointercancel"]) target.addEventListener(name, lift);
  // What was dragged is not clicked.
  target.addEventListener("click", (event) => {
    if (!dragging) return;
    dragging = false;
    event.stopPropagation();
    event.preventDefault();
  }, true);
}

function pinch(finger, event, other, queue) {
  const before = Math.max(Math.abs(finger.x - other.x), 12);
  const after = Math.max(Math.abs(event.clientX - other.x), 12);
  queue.move((finger.x - event.clientX) / 2);
  queue.zoom(after / before, (event.clientX + other.x) / 2);
}

/** Gather what happens between two frames. */
function makeQueue(act) {
  let frame = 0;
  let [pixels, factor, at] = [0, 1, 0];
  function flush() {
    cancelAnimationFrame(frame);
    frame = 0;
    const [move, zoom] = [pixels, factor];
    [pixels, factor] = [0, 1];
    if (move) act.move(move);
    if (zoom !== 1) act.zoom(zoom, at);
  }
  const later = () => (frame ||= requestAnimationFrame(flush));
  return {
    flush,
    move: (by) => ((pixels += by), later()),
    zoom: (by, x) => ((factor *= by), (at = x), later()),
  };
}
