import { expm1, exponential, log1p, logarithm, power } from "../../../src/core/numerics/powers";

/** The language's own functions are an authority to within a unit of the last place or two; so is every tolerance here above that. */
const expectClose = (got: number, truth: number, tolerance: number): void =>
  expect({ got, truth, isClose: got === truth || Math.abs(got - truth) <= tolerance * Math.abs(truth) }).toMatchObject({ isClose: true });

const SMALL = [3e-323, 1e-300, 1e-20, 1e-16, 1.1e-16, 2.3e-16, 1e-15, 1e-12, 1e-9, 1e-6, 1e-4, 0.003, 0.02, 0.11, 0.3, 0.35, 0.5, 0.7, 0.99];

describe("exponential and logarithm", () => {
  it("serve the whole range of numbers", () => {
    expect([exponential(709), exponential(Infinity), exponential(-709), exponential(-1e300), exponential(0)]).toEqual([Infinity, Infinity, 0, 0, 1]);
    expect([logarithm(0), logarithm(Infinity), logarithm(1)]).toEqual([-Infinity, Infinity, 0]);
    for (const x of [5e-324, 1e-320, 2.2250738585072014e-308, 1e-300, 0.5, 3, 1e300, Number.MAX_VALUE]) expectClose(logarithm(x), Math.log(x), 1e-15);
    for (const x of [-708, -1, -1e-9, 1e-9, 1, 10, 708]) expectClose(exponential(x), Math.exp(x), 2e-15);
  });
});

describe("expm1 and log1p", () => {
  it("keep their digits near 0", () => {
    for (const x of SMALL) {
      for (const signed of [x, -x]) {
        expectClose(expm1(signed), Math.expm1(signed), 2e-15);
        expectClose(log1p(signed), Math.log1p(signed), 2e-15);
      }
    }
  });
  it("go to their limits", () => {
    for (const x of [2, 36.9, 37.1, 100, 700]) {
      expectClose(expm1(x), Math.expm1(x), 2e-15);
      expectClose(expm1(-x), Math.expm1(-x), 2e-15);
      expectClose(log1p(x), Math.log1p(x), 2e-15);
    }
    expect([expm1(0), log1p(0), log1p(-1), expm1(-1e9), expm1(1e9)]).toEqual([0, 0, -Infinity, -1, Infinity]);
  });
  it("undo each other", () => {
    for (const x of SMALL) expectClose(expm1(log1p(-x)), -x, 4e-15);
  });
});

describe("power", () => {
  it("is the product itself for whole powers of a few factors", () => {
    expect([power(0.77, 0), power(0.77, 1), power(0.77, 2), power(0.77, 3), power(0.8, -1), power(1.5, 8)]).toEqual([1, 0.77, 0.77 * 0.77, 0.77 * 0.77 * 0.77, 1 / 0.8, 25.62890625]);
  });
  it.each([0.77, 0.999, 1, 1.0275, 1.11, 11, 1e-16])("of %f is the power of the language, to its last digits for each e-fold", (x) => {
    for (const y of [-120, -9, -8, -2.5, -0.25, 1 / 12, 0.125, 0.75, 2.5, 8, 8.5, 9, 30, 120]) {
      const truth = x ** y;
      if (truth > 1e-300 && truth < 1e300) expectClose(power(x, y), truth, 1e-15 * (2 + Math.abs(y * Math.log(x))));
    }
  });
});
