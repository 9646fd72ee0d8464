// Who did something to whom: the rules of `page/picture_ties.py`, and where the actors stand. Pure.
import { YES } from "./truth.js";

const ACTING = new Set(["sender", "speaker", "issuer", "publisher", "author", "body", "participant", "supplier"]);
const REACHED = new Set(["recipient", "audience", "target", "receiver", "affected", "victim"]);
const MUTUAL = new Set(["participant", "signatory"]);
const MOST_TOGETHER = 8;
const MOST_ACTORS = 60;
const ROUNDS = 300;

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
  const xs = actors.map((_, n) => Math.cos((2 * Math.PI * n) / count + 0.1 * n));
  const ys = actors.map((_, n) => Math.sin((2 * Math.PI * n) / count));
  const pull = actors.map(() => new Float64Array(count));
  for (const { from, to, count: events } of ties) {
    const [one, other] = [at.get(from), at.get(to)];
    pull[one][other] += 1 + Math.log2(events);
    pull[other][one] = pull[one][other];
  }
  const ideal = 1.6 / Math.sqrt(count);
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = 0.15 * (1 - round / ROUNDS) + 1e-3;
    const moves = actors.map((_, one) => {
      let [mx, my] = [-0.6 * xs[one], -0.6 * ys[one]];
      for (let other = 0; other < count; other += 1) {
        if (other === one) continue;
        const [dx, dy] = [xs[one] - xs[other], ys[one] - ys[other]];
        const distance = Math.max(Math.hypot(dx, dy), 1e-3);
        const push = ideal ** 2 / distance ** 2 - (pull[one][other] * distance) / ideal;
        mx += dx * push;
        my += dy * push;
      }
      return [mx, my];
    });
    moves.forEach(([mx, my], one) => {
      const length = Math.max(Math.hypot(mx, my), 1e-9);
      xs[one] += (mx / length) * Math.min(length, step);
      ys[one] += (my / length) * Math.min(length, step);
    });
  }
  const scaled = (values) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return values.map((value) => (high - low < 1e-6 ? 0.5 : Math.round(((value - low) / (high - low)) * 1e4) / 1e4));
  };
  const [across, down] = [scaled(xs), scaled(ys)];
  return new Map(actors.map((actor, place) => [actor, [across[place], down[place]]]));
}
