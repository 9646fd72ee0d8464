// Who did something to whom: the rules of `page/picture_ties.py`, and where the actors stand. Pure.
import { YES } from "./truth.js";

const ACTING = new Set(["sender", "speaker", "issuer", "publisher", "author", "body", "participant", "supplier"]);
const REACHED = new Set(["recipient", "audience", "target", "receiver", "affected", "victim"]);
const MUTUAL = new Set(["participant", "signatory"]);
const MOST_TOGETHER = 8;
const MOST_ACTORS = 60;
const ROUNDS = 200;

/**
 * Gather the ties of the events of the answer.
 * @returns {{actors: number[], ties: Array<{from: number, to: number, kind: number, mutual: boolean, count: number, certain: number}>,
 *   weight: Map<number, number>, others: number, crowds: number}} `actors` those shown, by place; `weight` their ties
 */
export function tiesOf(app) {
  const { events, roles, actors } = app.data;
  const found = new Map();
  const everybody = new Set();
  let crowds = 0;
  for (const row of app.answer.rows) {
    const inRoles = (set) => [...new Set(events.participants[row].filter(([, role]) => set.has(roles[role])).map(([actor]) => actor))];
    for (const [actor] of events.participants[row]) everybody.add(actor);
    const kind = events.kind[row];
    const own = new Map();
    const add = (from, to, mutual) => own.set(`${from} ${to} ${kind} ${mutual}`, { from, to, kind, mutual, count: 0, certain: 0 });
    for (const from of inRoles(ACTING)) for (const to of inRoles(REACHED)) if (from !== to) add(from, to, false);
    const together = inRoles(MUTUAL).sort((one, other) => one - other);
    if (together.length > MOST_TOGETHER) crowds += 1;
    else together.forEach((one, at) => together.slice(at + 1).forEach((other) => add(one, other, true)));
    for (const [key, tie] of own) {
      if (!found.has(key)) found.set(key, tie);
      found.get(key).count += 1;
      if (app.answer.truth[row] === YES) found.get(key).certain += 1;
    }
  }
  const weight = new Map();
  for (const { from, to, count } of found.values()) for (const end of [from, to]) weight.set(end, (weight.get(end) ?? 0) + count);
  const shown = [...weight.keys()].sort((one, other) => weight.get(other) - weight.get(one) || one - other).slice(0, MOST_ACTORS).sort((one, other) => one - other);
  const there = new Set(shown);
  const ties = [...found.values()].filter(({ from, to }) => there.has(from) && there.has(to)).sort((one, other) => one.from - other.from || one.to - other.to || one.kind - other.kind);
  return { actors: shown, ties, weight, others: [...everybody].filter((actor) => actors[actor] && !there.has(actor)).length, crowds };
}

/**
 * Place actors near those they are tied to, the same each time: Fruchterman and Reingold 1991, from a circle.
 * @returns {Map<number, [number, number]>} places from 0 to 1
 */
export function placeActors(actors, ties) {
  const count = actors.length;
  const at = new Map(actors.map((actor, place) => [actor, place]));
  const xs = Float64Array.from(actors, (_, n) => Math.cos((2 * Math.PI * n) / count + 0.1 * n));
  const ys = Float64Array.from(actors, (_, n) => Math.sin((2 * Math.PI * n) / count));
  const pull = new Float64Array(count * count);
  for (const { from, to, count: events } of ties) {
    const [low, high] = [at.get(from), at.get(to)].sort((one, other) => one - other);
    pull[low * count + high] += 1 + Math.log2(events);
  }
  const ideal = 1.6 / Math.sqrt(count);
  const [mx, my] = [new Float64Array(count), new Float64Array(count)];
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = 0.15 * (1 - round / ROUNDS) + 1e-3;
    for (let one = 0; one < count; one += 1) {
      mx[one] = -0.6 * xs[one];
      my[one] = -0.6 * ys[one];
    }
    for (let one = 0; one < count; one += 1) {
      for (let other = one + 1; other < count; other += 1) {
        const dx = xs[one] - xs[other];
        const dy = ys[one] - ys[other];
        const square = Math.max(dx * dx + dy * dy, 1e-6);
        const tied = pull[one * count + other];
        const push = (ideal * ideal) / square - (tied ? (tied * Math.sqrt(square)) / ideal : 0);
        mx[one] += dx * push;
        my[one] += dy * push;
        mx[other] -= dx * push;
        my[other] -= dy * push;
      }
    }
    for (let one = 0; one < count; one += 1) {
      const length = Math.max(Math.sqrt(mx[one] ** 2 + my[one] ** 2), 1e-9);
      xs[one] += (mx[one] / length) * Math.min(length, step);
      ys[one] += (my[one] / length) * Math.min(length, step);
    }
  }
  const scaled = (values) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return Array.from(values, (value) => (high - low < 1e-6 ? 0.5 : Math.round(((value - low) / (high - low)) * 1e4) / 1e4));
  };
  const [across, down] = [scaled(xs), scaled(ys)];
  return new Map(actors.map((actor, place) => [actor, [across[place], down[place]]]));
}
