import { CATALOGUE } from "../../src/functions/catalogue";
import { PRODUCT_VERSION } from "../../src/functions/version";
import { PRESETS } from "../../src/presets/presets";
import { run } from "../../src/cli/run";
import { capture } from "../support/streams";

const ran = async (...argv: readonly string[]) => {
  const streams = capture();
  const code = await run(argv, streams);
  return { code, out: streams.out(), err: streams.err() };
};

describe("the command line", () => {
  it.each([
    [[], "expected a command"],
    [["compute"], 'unknown command "compute"'],
    [["calc"], "expected one formula, got 0"],
    [["calc", "=1", "=2"], "expected one formula, got 2"],
    [["calc", "=1", "--scenario", "1"], "--scenario: expected together with --preset"],
    [["calc", "=1", "--preset", "x", "--scenario", "two"], '--scenario: expected a whole number, got "two"'],
    [["calc", "=1", "--verbose"], "Unknown option '--verbose'"],
    [["calc", "--jsonl", "=1"], "expected the calls on stdin"],
    [["functions", "all"], 'expected no further words, got "all"'],
    [["presets", "--scenario"], "Unknown option '--scenario'"],
    [["workbook"], "expected one preset, got 0"],
    [["workbook", "x"], "expected --out with the file to write"],
    [["bridge", "x", "2"], "expected a preset and the numbers of two scenarios"],
    [["bridge", "gpu-loan", "2", "three"], '--TO: expected a whole number, got "three"'],
  ])("%j is refused on stderr with help and exit code 2", async (argv, message) => {
    const { code, out, err } = await ran(...argv);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
    expect(err).toContain("ccredit ");
  });

  it.each([["--help"], ["help"], ["calc", "--help"], ["functions", "-h"], ["presets", "--help"], ["workbook", "--help"], ["bridge", "--help"]])("%s %s helps on stdout with exit code 0", async (...argv) => {
    const { code, out, err } = await ran(...argv.filter((word): word is string => typeof word === "string"));
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("ccredit ");
  });

  it("tells its version", async () => expect(await ran("--version")).toEqual({ code: 0, out: `${PRODUCT_VERSION}\n`, err: "" }));

  it("names the presets it has when it does not know one, exit code 1", async () => {
    const { code, err } = await ran("calc", "=1", "--preset", "nobody");
    expect(code).toBe(1);
    for (const { id } of PRESETS) expect(err).toContain(id);
  });
});

describe("calc '<formula>'", () => {
  it("prints native and CCREDIT answers as JSON, exit code 0", async () => {
    expect(await ran("calc", "=SUM(1,2)*CCREDIT.GPU_RESIDUAL(30000,2.5,\"SL\",,5)")).toEqual({ code: 0, out: '{"value":45000}\n', err: "" });
  });
  it("prints the error and its reason, exit code 1", async () => {
    const { code, out } = await ran("calc", "=CCREDIT.GPU_RESIDUAL(0,1)");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({ error: "#VALUE!", message: "cost: expected a number above 0, got 0" });
  });
});

describe("functions", () => {
  it("lists every function once with its signature", async () => {
    const { code, out } = await ran("functions");
    expect(code).toBe(0);
    for (const { name } of CATALOGUE) expect(out.split("\n").filter((line) => line.startsWith(`CCREDIT.${name}(`))).toHaveLength(1);
    expect(out).toContain("CCREDIT.GPU_RESIDUAL(cost, age, [method=MARKET], [decay], [life=6], [salvage=0], [launch_ages={2,4,6,8,10}], [step={0.15}], [ramp=0])");
  });
  it("--json has name, family, signature, summary, arguments, answer and sources in both languages", async () => {
    const listed = JSON.parse((await ran("functions", "--json")).out) as any[];
    expect(listed.map(({ name }) => name)).toEqual(CATALOGUE.map(({ name }) => name));
    const residual = listed.find(({ name }) => name === "GPU_RESIDUAL");
    expect(residual.family).toBe("chip");
    expect(residual.args[0]).toMatchObject({ name: "cost", unit: "$", optional: false, expected: "a number above 0", meaning: { en: expect.any(String), es: expect.any(String) } });
    expect(residual.args.find(({ name }: any) => name === "method")).toMatchObject({ default: "MARKET", choices: { SL: { en: expect.any(String), es: expect.any(String) } } });
    expect(residual.returns).toMatchObject({ shape: "scalar", unit: "$" });
    for (const { sources, summary, args } of listed) {
      expect(sources.length).toBeGreaterThan(0);
      expect([summary.en, summary.es].every(Boolean)).toBe(true);
      for (const { meaning } of args) expect([meaning.en, meaning.es].every(Boolean)).toBe(true);
    }
  });
});

describe("presets", () => {
  it("lists id, title and scenarios", async () => {
    const { out } = await ran("presets");
    for (const { id, title, scenarios } of PRESETS) {
      expect(out).toContain(`${id}  ${title}`);
      for (const { name } of scenarios) expect(out).toContain(name);
    }
  });
  it("--json gives every figure its value, unit, date, confidence, and a source or a reason", async () => {
    const listed = JSON.parse((await ran("presets", "--json")).out) as any[];
    expect(listed.map(({ id }) => id)).toEqual(PRESETS.map(({ id }) => id));
    for (const { scenarios, figures } of listed) {
      expect(scenarios.length).toBeGreaterThan(0);
      expect(figures.length).toBeGreaterThan(0);
      for (const figure of figures) {
        expect(figure).toMatchObject({ key: expect.any(String), unit: expect.any(String), asOf: expect.any(String), confidence: expect.stringMatching(/^(high|medium|low)$/) });
        expect(figure).toHaveProperty("value");
        expect([figure.key, figure.sources.length > 0 || Boolean(figure.how)]).toEqual([figure.key, true]);
      }
    }
  });
});
