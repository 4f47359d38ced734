import { gaussLegendre, integrate, integratePanel } from "../../../src/core/numerics/quadrature";

describe("Gauss–Legendre rules", () => {
  it("have the nodes and weights of Abramowitz and Stegun, table 25.4", () => {
    const five = gaussLegendre(5);
    // n = 5: 0, .538469310105683, .906179845938664; weights .568888888888889, .478628670499366, .236926885056189
    expect(five.nodes.map((x) => +x.toFixed(15))).toEqual([-0.906179845938664, -0.538469310105683, expect.closeTo(0, 15), 0.538469310105683, 0.906179845938664]);
    five.weights.forEach((weight, i) => expect(weight).toBeCloseTo([0.236926885056189, 0.478628670499366, 0.568888888888889, 0.478628670499366, 0.236926885056189][i]!, 14));
    const sixteen = gaussLegendre(16);
    expect(sixteen.nodes[15]).toBeCloseTo(0.989400934991649932596, 15);
    expect(sixteen.weights[15]).toBeCloseTo(0.027152459411754094852, 15);
  });
  it.each([2, 5, 16, 64, 200])("with %d nodes are exact up to degree 2n − 1", (n) => {
    const rule = gaussLegendre(n);
    expect(rule.weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(2, 12);
    for (const degree of [0, 1, 2, n, 2 * n - 2, 2 * n - 1]) {
      const exact = degree % 2 === 0 ? 2 / (degree + 1) : 0;
      expect(Math.abs(integratePanel((x) => x ** degree, -1, 1, rule) - exact)).toBeLessThan(2e-14);
    }
  });
});

describe("the refining integral", () => {
  it("finds areas known in closed form", () => {
    expect(integrate(Math.exp, [0, 1])).toBeCloseTo(Math.E - 1, 14);
    expect(integrate((x) => 1 / (1 + x * x), [-50, 0, 50])).toBeCloseTo(2 * Math.atan(50), 13);
    expect(integrate(Math.sqrt, [0, 1])).toBeCloseTo(2 / 3, 12);
  });
  it("resolves a turn a millionth of the panel wide", () => {
    expect(integrate((x) => 1 / (1 + Math.exp(-(x - 0.3) * 1e6)), [0, 1])).toBeCloseTo(0.7, 10);
  });
  it("passes over empty panels and ends on a function it cannot resolve", () => {
    expect(integrate(() => 1, [0, 0, 1, 1, 2])).toBeCloseTo(2, 14);
    let calls = 0;
    integrate((x) => ((calls += 1), Math.sin(1e12 * x)), [0, 1]);
    expect(calls).toBeLessThan(16 * 2 * 9000);
  });
});
