import fc from "fast-check";
import { type Arc, maxFlow } from "../../../src/core/numerics/max-flow";
import { type CostArc, minCostFlow } from "../../../src/core/numerics/min-cost-flow";
import reference from "../../reference/counterparties.json";

type Edge = readonly [from: string, to: string, capacity: number | null, cost?: number];
interface Row {
  readonly id: string;
  readonly kind: string;
  readonly inputs: { readonly edges?: readonly Edge[]; readonly edges_uvcw?: readonly Edge[]; readonly source?: string; readonly sink?: string; readonly demand?: Readonly<Record<string, number>> };
  readonly expected: number;
  readonly tolerance: { readonly abs: number };
}
const rows = (kind: string): readonly (readonly [string, Row])[] => (reference.rows as unknown as readonly Row[]).filter((row) => row.kind === kind).map((row) => [row.id, row]);

/** Names to numbers; a capacity that is not stated is larger than anything that can flow. */
const numbered = (edges: readonly Edge[]) => {
  const names = [...new Set(edges.flatMap(([from, to]) => [from, to]))];
  const at = (name: string): number => names.indexOf(name);
  const arcs: CostArc[] = edges.map(([from, to, capacity, cost]) => ({ from: at(from), to: at(to), capacity: capacity ?? 1000, cost: cost ?? 0 }));
  return { names, at, arcs };
};

const excess = (nodes: number, arcs: readonly Arc[], flows: readonly number[]): readonly number[] =>
  Array.from({ length: nodes }, (_, node) => arcs.reduce((sum, { from, to }, k) => sum + (from === node ? flows[k]! : 0) - (to === node ? flows[k]! : 0), 0));

const networks = fc.integer({ min: 2, max: 7 }).chain((nodes) =>
  fc.record({
    nodes: fc.constant(nodes),
    arcs: fc.array(fc.record({ from: fc.integer({ min: 0, max: nodes - 1 }), to: fc.integer({ min: 0, max: nodes - 1 }), capacity: fc.double({ min: 0, max: 100, noNaN: true }) }).filter(({ from, to }) => from !== to), { maxLength: 20 }),
  }),
);

describe("maximum flow", () => {
  it.each(rows("maxFlow"))("%s", (_, { inputs, expected, tolerance }) => {
    const { names, at, arcs } = numbered(inputs.edges!);
    expect(Math.abs(maxFlow(names.length, arcs, at(inputs.source!), at(inputs.sink!)).value - expected)).toBeLessThanOrEqual(tolerance.abs);
  });
  it("is a flow within capacities, and equals the capacity of the cut it names: both are best", () => {
    fc.assert(fc.property(networks, ({ nodes, arcs }) => {
      const { value, flows, sourceSide } = maxFlow(nodes, arcs, 0, nodes - 1);
      flows.forEach((flow, k) => expect(flow >= 0 && flow <= arcs[k]!.capacity * (1 + 1e-12)).toBe(true));
      excess(nodes, arcs, flows).forEach((more, node) => expect(more).toBeCloseTo(node === 0 ? value : node === nodes - 1 ? -value : 0, 9));
      const cut = arcs.reduce((sum, { from, to, capacity }) => sum + (sourceSide[from] && !sourceSide[to] ? capacity : 0), 0);
      expect(sourceSide[0] && !sourceSide[nodes - 1]).toBe(true);
      expect(Math.abs(cut - value)).toBeLessThan(1e-10);
    }), { numRuns: 300 });
  });
  it("nothing flows where no way leads", () => {
    expect(maxFlow(3, [{ from: 1, to: 0, capacity: 5 }, { from: 1, to: 2, capacity: 5 }], 0, 2)).toEqual({ value: 0, flows: [0, 0], sourceSide: [true, false, false] });
  });
  it("ends with capacities that are no whole numbers and of very different size", () => {
    const arcs = [[0, 1, 1e12], [0, 2, Math.SQRT2], [1, 2, 1e-9], [1, 3, Math.PI], [2, 3, 1e12]].map(([from, to, capacity]) => ({ from: from!, to: to!, capacity: capacity! }));
    expect(maxFlow(4, arcs, 0, 3).value).toBeCloseTo(Math.PI + Math.SQRT2 + 1e-9, 12);
  });
});

describe("minimum-cost flow", () => {
  it.each(rows("minCostFlow"))("%s", (_, { inputs, expected, tolerance }) => {
    const { names, arcs } = numbered(inputs.edges_uvcw!);
    const { cost, flows } = minCostFlow(names.length, arcs, names.map((name) => -(inputs.demand![name] ?? 0)));
    expect(Math.abs(cost - expected)).toBeLessThanOrEqual(tolerance.abs);
    excess(names.length, arcs, flows).forEach((more, node) => expect(more).toBeCloseTo(-(inputs.demand![names[node]!] ?? 0), 9));
  });
  it.each(rows("circulation"))("%s: the arc t → s pays 100 a unit, so the maximum flow from s to t runs through it", (_, { inputs, expected, tolerance }) => {
    const { names, at, arcs } = numbered(inputs.edges_uvcw!.slice(0, -1));
    const [s, t] = [at("s"), at("t")];
    const { value } = maxFlow(names.length, arcs, s, t);
    const { cost } = minCostFlow(names.length, arcs, names.map((_, node) => (node === s ? value : node === t ? -value : 0)));
    expect(Math.abs(cost - 100 * value - expected)).toBeLessThanOrEqual(tolerance.abs);
  });
  it("carries the supplies, and no circle of lower cost is left: the flow is optimal", () => {
    fc.assert(fc.property(networks, fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 20, maxLength: 20 }), ({ nodes, arcs: plain }, prices) => {
      // Supplies that the arcs carry for certain: those of the arcs half full.
      const arcs = plain.map((arc, k) => ({ ...arc, cost: prices[k]! }));
      const supplies = excess(nodes, arcs, arcs.map(({ capacity }) => capacity / 2));
      const { flows, cost } = minCostFlow(nodes, arcs, supplies);
      excess(nodes, arcs, flows).forEach((more, node) => expect(more).toBeCloseTo(supplies[node]!, 9));
      expect(cost).toBeLessThanOrEqual(arcs.reduce((sum, arc) => sum + (arc.cost * arc.capacity) / 2, 0) + 1e-9);
      const ways = arcs.flatMap(({ from, to, capacity, cost: price }, k) => [
        ...(capacity - flows[k]! > 1e-9 ? [[from, to, price]] : []),
        ...(flows[k]! > 1e-9 ? [[to, from, -price]] : []),
      ]) as [number, number, number][];
      const distance = new Array<number>(nodes).fill(0);
      for (let pass = 0; pass < nodes; pass += 1) for (const [from, to, price] of ways) distance[to] = Math.min(distance[to]!, distance[from]! + price);
      for (const [from, to, price] of ways) expect(distance[from]! + price).toBeGreaterThanOrEqual(distance[to]! - 1e-12);
    }), { numRuns: 300 });
  });
  it("says so when the arcs cannot carry the supplies", () => {
    expect(() => minCostFlow(2, [{ from: 0, to: 1, capacity: 1, cost: 1 }], [2, -2], "flows")).toThrow(expect.objectContaining({ code: "no-solution", argument: "flows" }));
  });
});
