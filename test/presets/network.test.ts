import network from "../../src/presets/companies/network.json";
import { decode } from "../../src/presets/decode";
import type { Figure } from "../../src/presets/figure";
import { NETWORK_SCENARIOS } from "../../src/presets/network-scenarios";
import { PRESETS } from "../../src/presets/presets";

const preset = PRESETS.find(({ id }) => id === "network")!;
const figureOf = (key: string): Figure => preset.figures.find((figure) => figure.key === key)!;
const value = (key: string): number => figureOf(key).value!;
const change = (number: number, key: string): number | undefined => preset.scenarios[number - 1]!.changes[key];

it("names both languages, a date and a reason for every figure", () => {
  for (const figure of preset.figures) {
    for (const text of [figure.label, figure.labelEs, figure.unit, figure.asOf]) expect([figure.key, text.trim() !== ""]).toEqual([figure.key, true]);
    expect([figure.key, (figure.how ?? "").length > 5]).toEqual([figure.key, true]);
    expect([figure.key, figure.value !== null]).toEqual([figure.key, true]);
  }
  for (const { basis, basisEs, status } of preset.network!.flows) for (const text of [basis, basisEs, status]) expect(text.trim()).not.toBe("");
});

it("never adds the letter of intent to the round that replaced it", () => {
  expect(value("nvidia_openai")).toBe(30);
  expect(figureOf("nvidia_openai").conflicts).toMatchObject([{ value: 100, fact: "F444" }]);
  expect(preset.network!.flows.filter(({ payer, payee }) => payer === "Nvidia" && payee === "OpenAI").length).toBe(1);
});

it("keeps both burn forecasts", () => {
  expect([value("openai_burn"), figureOf("openai_burn").high]).toEqual([18, 25]);
});

it("lists what was signed after the freeze: nothing else of 2026 is in the base", () => {
  expect(preset.figures.filter(({ asOf }) => asOf.includes("2026")).map(({ key }) => key)).toEqual([
    "amazon_openai", "nvidia_openai", "softbank_openai", "nvidia_coreweave", "openai_microsoft", "openai_revenue", "openai_burn", "openai_other",
    "amazon_firm", "amazon_conditional", "aws_more", "aws_more_years", "aws_more_start", "openai_quarter", "cw_rate",
  ]);
  for (const key of ["amazon_openai", "nvidia_openai", "softbank_openai", "nvidia_coreweave"]) expect([key, change(2, key)]).toEqual([key, 0]);
});

describe("scenarios are changes to these figures", () => {
  it("twelve stories in the order of every preset, and the year after", () => {
    expect(preset.scenarios.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(preset.scenarios.map(({ effect }) => effect ?? "changes")).toEqual(["changes", "changes", "changes", "changes", "changes", "base", "none", "changes", "none", "changes", "changes", "changes", "changes"]);
  });
  it("scale their own figures", () => {
    expect(change(3, "pd_openai")).toBeCloseTo(1.5 * value("pd_openai"), 12);
    expect(change(4, "pd_openai")).toBeCloseTo(2 * value("pd_openai"), 12);
    expect(change(3, "pd_other")).toBeCloseTo(1.5 * value("pd_other"), 12);
    expect(change(5, "cw_capex")).toBeCloseTo(1.2 * value("cw_capex"), 12);
    expect(change(8, "rho")).toBe(0.9);
    expect(change(10, "openai_revenue")).toBeCloseTo(value("openai_revenue") / 2, 12);
    expect(change(11, "cw_capex")).toBe(32.5);
    expect(change(12, "softbank_openai")).toBe(0);
    for (const { payee, key, kind } of preset.network!.flows) if (kind !== "purchase" && payee === "OpenAI") expect([key, change(10, key)]).toEqual([key, 0]);
  });
});

describe("printed otherwise (docs/differences.md)", () => {
  const own = value("cw_cash") + value("cw_undrawn") + 6.28 * (1 - 22.4 / 66.8) - (6.28 - 4 * 0.898);
  const pays = (resources: number, revenue: number): number => {
    const due = value("openai_microsoft") + value("openai_amazon") + value("openai_coreweave") + value("openai_other");
    return (100 * (resources + (revenue / due) * value("openai_coreweave") - value("cw_service"))) / value("coreweave_nvidia");
  };
  it("CoreWeave's own resources, printed 9.35, are 9.39 by the terms that are printed beside them", () => {
    expect(own.toFixed(2)).toBe("9.39");
    expect(value("cw_own")).toBeCloseTo(own, 12);
  });
  it("and only 9.39 gives the 85 % and 69 % that are printed as its results", () => {
    expect([pays(own, 22.8), pays(own, 11.4)].map((share) => share.toFixed(0))).toEqual(["85", "69"]);
    expect([pays(9.35, 22.8), pays(9.35, 11.4)].map((share) => share.toFixed(0))).toEqual(["84", "68"]);
  });
  it("Amazon's 40 % of 2027 leaves SoftBank out; with its 30 again it would be a third", () => {
    // First order: Amazon's 50 in OpenAI's cash of the year; what comes back to OpenAI adds less than half a point.
    const cash = (softbank: number): number => 45 + 50 + 30 + 1.4 + softbank;
    expect((100 * 50 / cash(0)).toFixed(1)).toBe("39.6");
    expect((100 * 50 / cash(30)).toFixed(1)).toBe("32.0");
    expect(change(13, "softbank_openai")).toBe(0);
  });
});

describe("refuses a network that does not hold together", () => {
  const broken = (edit: (flow: Record<string, unknown>) => void) => (): void => {
    const copy = JSON.parse(JSON.stringify(network)) as { flows: Record<string, unknown>[] };
    edit(copy.flows[0]!);
    decode(copy, NETWORK_SCENARIOS);
  };
  it.each([
    ["a payee outside", (flow: Record<string, unknown>) => { flow["payee"] = "SoftBank"; }, "expected one of"],
    ["a payer that pays itself", (flow: Record<string, unknown>) => { flow["payer"] = "OpenAI"; }, "nobody pays itself"],
    ["outside money from inside", (flow: Record<string, unknown>) => { flow["kind"] = "outside"; }, "Amazon is inside the network"],
    ["a key that is no figure", (flow: Record<string, unknown>) => { flow["amount"] = "nothing"; }, "unknown key nothing"],
    ["a flow in another row than its amount", (flow: Record<string, unknown>) => { flow["key"] = "nvidia_openai"; }, "expected the figure in the same row"],
    ["a kind that is none", (flow: Record<string, unknown>) => { flow["kind"] = "gift"; }, "expected financing, purchase, outside"],
  ] as const)("%s", (_, edit, message) => {
    expect(broken(edit)).toThrow(message);
  });
});
