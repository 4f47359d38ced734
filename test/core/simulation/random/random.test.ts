import { normalQuantile } from "../../../../src/core/numerics/normal";
import { bridgeSteps, createBridge } from "../../../../src/core/simulation/random/bridge";
import { primitives, SOBOL_DIMENSIONS } from "../../../../src/core/simulation/random/direction-numbers";
import { createDraws, sobolPlaces } from "../../../../src/core/simulation/random/draws";
import { exp, log } from "../../../../src/core/numerics/elementary";
import { normalTable, fillNormals, normalOf, uniformOf } from "../../../../src/core/simulation/random/normal";
import { createSobol, directionNumbers, nextSobolPoint, sobolPoint } from "../../../../src/core/simulation/random/sobol";
import { fillWords, threefryBlocks } from "../../../../src/core/simulation/random/threefry";
import reference from "../../../reference/simulation.json";

const worst = (errors: readonly number[]): number => errors.reduce((most, error) => Math.max(most, error), 0);
const hex = (words: Int32Array): readonly string[] => [...words].map((word) => (word >>> 0).toString(16).padStart(8, "0"));

describe("exponential and logarithm of IEEE operations", () => {
  it("exp is within 7e-16 of the 50-digit value, from −700 to 700", () => {
    expect(worst(reference.exp.map(({ x, expected }) => Math.abs(exp(x) / expected - 1)))).toBeLessThan(7e-16);
  });
  it("exp is 1 at 0, and finite and above 0 at the ends of what it serves", () => {
    expect(exp(0)).toBe(1);
    expect(exp(708)).toBeLessThan(Infinity);
    expect(exp(-708)).toBeGreaterThan(0);
  });
  it("log is within 4e-16 of the 50-digit value, from 1e-300 to 1e300", () => {
    expect(worst(reference.log.map(({ x, expected }) => (expected === 0 ? Math.abs(log(x)) : Math.abs(log(x) / expected - 1))))).toBeLessThan(4e-16);
  });
  it("undo each other: exp(log(x)) = x to the error that log leaves, |ln x| · 2⁻⁵³ and 1e-15", () => {
    for (const { x, expected } of reference.log) expect(Math.abs(exp(log(x)) / x - 1)).toBeLessThan(1e-15 + Math.abs(expected) * 2 ** -52);
  });
});

describe("Threefry4x32-20", () => {
  it.each(reference.threefry)("gives the known answer for counter $counter", ({ counter, key, expected }) => {
    const out = new Int32Array(4);
    const [c0, c1, c2, c3, k0, k1, k2, k3] = [...counter, ...key].map((word) => parseInt(word, 16)) as [number, number, number, number, number, number, number, number];
    threefryBlocks(out, 1, c0, c1, c2, c3, k0, k1, k2, k3);
    expect(hex(out)).toEqual(expected);
  });
  it("gives block t the counter of its period, whatever blocks are written beside it", () => {
    const many = new Int32Array(4 * 40);
    fillWords(many, 2 ** 40 + 17, 12345, 40);
    const one = new Int32Array(4);
    threefryBlocks(one, 1, 31, 12345, 0, 0, 17, 256, 0, 0);
    expect(hex(many.slice(124, 128))).toEqual(hex(one));
  });
});

describe("normals from words of 32 bits", () => {
  const table = normalTable();
  it("are within 2e-12 of the 50-digit quantile, to both ends of the words", () => {
    expect(worst(reference.normal.map(({ word, expected }) => Math.abs(normalOf(table, word | 0) - expected)))).toBeLessThan(2e-12);
  });
  it("are within 2e-12 of AS 241 on 200,000 words, tails dense", () => {
    let most = 0;
    for (let i = 0; i < 100_000; i += 1) {
      for (const word of [Math.imul(i, 0x9e3779b9), Math.floor(2 ** (31 * (i / 100_000)))]) most = Math.max(most, Math.abs(normalOf(table, word | 0) - normalQuantile(((word >>> 0) + 0.5) / 2 ** 32)));
    }
    expect(most).toBeLessThan(2e-12);
  });
  it("mirror: a word and its complement have opposite normals", () => {
    for (const { word } of reference.normal) expect(normalOf(table, ~word)).toBe(-normalOf(table, word | 0));
  });
  it("have the moments of a standard normal: 40,000 paths by 4 periods by 3 factors, five standard errors", () => {
    const [paths, periods, factors] = [40_000, 4, 3];
    const out = new Float64Array(paths * periods * factors);
    fillNormals(7, 0, paths, periods, factors, out);
    const n = out.length;
    const moment = (power: number): number => out.reduce((sum, z) => sum + z ** power, 0) / n;
    expect(Math.abs(moment(1))).toBeLessThan(5 / Math.sqrt(n));
    expect(Math.abs(moment(2) - 1)).toBeLessThan((5 * Math.sqrt(2)) / Math.sqrt(n));
    expect(Math.abs(moment(3))).toBeLessThan((5 * Math.sqrt(15)) / Math.sqrt(n));
    expect(Math.abs(moment(4) - 3)).toBeLessThan((5 * Math.sqrt(96)) / Math.sqrt(n));
    let across = 0;
    for (let i = 0; i < n; i += factors) across += out[i]! * out[i + 1]!;
    expect(Math.abs(across / (n / factors))).toBeLessThan(5 / Math.sqrt(n / factors));
  });
  it("of a path do not depend on where the path stands in its batch; more than four factors included", () => {
    const [periods, factors] = [5, 6];
    const width = periods * factors;
    const together = new Float64Array(10 * width);
    fillNormals(99, 20, 10, periods, factors, together);
    const alone = new Float64Array(width);
    fillNormals(99, 27, 1, periods, factors, alone);
    expect([...together.slice(7 * width, 8 * width)]).toEqual([...alone]);
    expect(new Set(together).size).toBe(together.length);
  });
});

describe("Sobol points", () => {
  it.each(reference.sobol)("are Joe and Kuo's in 160 dimensions: point $point", ({ point, expected }) => {
    const column = (bit: number) => Int32Array.from({ length: SOBOL_DIMENSIONS }, (_, d) => directionNumbers()[d * 32 + bit]!);
    const plain = { dimensions: SOBOL_DIMENSIONS, column, shift: new Int32Array(SOBOL_DIMENSIONS) };
    const words = new Int32Array(SOBOL_DIMENSIONS);
    sobolPoint(plain, point, words);
    expect([...words].map((word) => (word >>> 0) / 2 ** 32)).toEqual(expected);
  });
  it("stand on 159 polynomials of rising degree with odd initial numbers below 2ᵏ", () => {
    const table = primitives();
    expect(table).toHaveLength(SOBOL_DIMENSIONS - 1);
    for (const { degree, initial } of table) {
      expect(initial).toHaveLength(degree);
      initial.forEach((m, k) => expect(m % 2 === 1 && m < 2 ** (k + 1)).toBe(true));
    }
    expect(table.map(({ degree }) => degree)).toEqual(table.map(({ degree }) => degree).sort((a, b) => a - b));
  });
  it("scrambled, still have one of the first 1,024 points in every 1,024th of every dimension", () => {
    const sobol = createSobol(5, 3, 160);
    const words = new Int32Array(160);
    const seen = Array.from({ length: 160 }, () => new Set<number>());
    for (let i = 0; i < 1024; i += 1) {
      sobolPoint(sobol, i, words);
      words.forEach((word, d) => seen[d]!.add(word >>> 22));
    }
    expect(seen.every((boxes) => boxes.size === 1024)).toBe(true);
  });
  it("are the same one after the other and from nothing", () => {
    const sobol = createSobol(1, 0, 12);
    const [step, jump] = [new Int32Array(12), new Int32Array(12)];
    sobolPoint(sobol, 4095, step);
    for (let i = 4096; i < 4200; i += 1) {
      nextSobolPoint(sobol, i, step);
      sobolPoint(sobol, i, jump);
      expect([...step]).toEqual([...jump]);
    }
  });
  it("are unbiased: over 400 randomizations the first point of 4 dimensions has mean ½ within five standard errors", () => {
    const words = new Int32Array(4);
    const sums = [0, 0, 0, 0];
    for (let r = 0; r < 400; r += 1) {
      sobolPoint(createSobol(11, r, 4), 0, words);
      words.forEach((word, d) => { sums[d] = sums[d]! + uniformOf(word) / 400; });
    }
    for (const mean of sums) expect(Math.abs(mean - 0.5)).toBeLessThan(5 / Math.sqrt(12 * 400));
  });
  it("integrate the product Π(1 + (x − ½)) over 8 dimensions a hundred times closer than random words: 16 times 4,096 points", () => {
    const words = new Int32Array(8);
    const product = (): number => words.reduce((value, word) => value * (0.5 + uniformOf(word)), 1);
    const meanSquare = (draw: (r: number, i: number) => void): number => {
      let sum = 0;
      for (let r = 0; r < 16; r += 1) {
        let mean = 0;
        for (let i = 0; i < 4096; i += 1) {
          draw(r, i);
          mean += product() / 4096;
        }
        sum += (mean - 1) ** 2 / 16;
      }
      return sum;
    };
    const sobols = Array.from({ length: 16 }, (_, r) => createSobol(3, r, 8));
    expect(meanSquare((r, i) => sobolPoint(sobols[r]!, i, words))).toBeLessThan(meanSquare((r, i) => fillWords(words, 3, r * 4096 + i, 2)) / 100);
  });
});

describe("Brownian bridge", () => {
  it.each([1, 2, 3, 7, 40, 61])("over %i steps is a rotation: the steps of unit vectors are orthonormal to 1e-14", (steps) => {
    const bridge = createBridge(steps);
    const columns = Array.from({ length: steps }, (_, level) => {
      const normals = new Float64Array(3 * steps);
      normals[3 * level + 1] = 1;
      bridgeSteps(bridge, normals, 0, 3, new Float64Array(3 * steps));
      expect(normals.every((x, i) => i % 3 === 1 || x === 0)).toBe(true);
      return normals.filter((_, i) => i % 3 === 1);
    });
    columns.forEach((a, i) => columns.forEach((b, j) => expect(Math.abs(a.reduce((sum, x, k) => sum + x * b[k]!, 0) - (i === j ? 1 : 0))).toBeLessThan(1e-14)));
  });
  it("spends its first number on the end of the path and its second on the middle: W(4) = 2·z₁, W(2) = W(4)/2 + z₂", () => {
    const three = Float64Array.of(1, 0, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0);
    bridgeSteps(createBridge(4), three, 0, 3, new Float64Array(12));
    const normals = three.filter((_, i) => i % 3 === 0);
    // √4 · 1 = 2 at the end; 2/2 + √(2·2/4) · 0.5 = 1.5 in the middle.
    expect(normals[0]! + normals[1]!).toBeCloseTo(1.5, 14);
    expect([...normals].reduce((sum, x) => sum + x, 0)).toBeCloseTo(2, 14);
  });
});

describe("draws of a path", () => {
  it.each(["RANDOM", "SOBOL"] as const)("%s: depend on seed, path and period, never on the batch they are drawn in; 60 periods", (sampling) => {
    const input = { sampling, seed: 4, randomization: 2, periods: 60 };
    const together = new Float64Array(50 * 240);
    createDraws(input)(100, 50, together);
    const draws = createDraws(input);
    for (const path of [149, 100, 123, 124]) {
      const alone = new Float64Array(240);
      draws(path, 1, alone);
      expect([...alone]).toEqual([...together.slice((path - 100) * 240, (path - 99) * 240)]);
    }
    const other = new Float64Array(240);
    createDraws({ ...input, seed: 5 })(100, 1, other);
    expect(other.filter((x, i) => x === together[i])).toHaveLength(0);
  });
  it("give every word of a path one dimension: of each level first the uniform number, then the three factors", () => {
    const places = sobolPlaces(40);
    expect([...places].sort((a, b) => a - b)).toEqual(Array.from({ length: 160 }, (_, i) => i));
    expect([...places.slice(0, 8)]).toEqual([3, 0, 1, 2, 7, 4, 5, 6]);
  });
  it.each(["RANDOM", "SOBOL"] as const)("%s: are standard normal and uniform in every period: 8,192 paths, five standard errors of RANDOM", (sampling) => {
    const [paths, periods] = [8192, 12];
    const out = new Float64Array(paths * periods * 4);
    createDraws({ sampling, seed: 21, randomization: 0, periods })(0, paths, out);
    for (let i = 0; i < 4 * periods; i += 1) {
      let [mean, square] = [0, 0];
      for (let p = 0; p < paths; p += 1) {
        const x = out[p * periods * 4 + i]! - (i % 4 === 3 ? 0.5 : 0);
        mean += x / paths;
        square += (x * x) / paths;
      }
      const variance = i % 4 === 3 ? 1 / 12 : 1;
      expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(variance / paths));
      expect(Math.abs(square / variance - 1)).toBeLessThan(5 * Math.sqrt(2 / paths));
    }
  });
});
