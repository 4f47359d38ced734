import coreweave from "../../src/presets/companies/coreweave.json";
import { arithmetic } from "../../src/presets/arithmetic";
import { decode } from "../../src/presets/decode";
import type { Scenario } from "../../src/presets/figure";
import { NEOCLOUD_SCENARIOS } from "../../src/presets/scenarios";

type Loose = Record<string, any>;

/** The company file with one thing changed. */
const changed = (change: (file: Loose) => void): Loose => {
  const file = structuredClone(coreweave) as Loose;
  change(file);
  return file;
};
const row = (file: Loose, key: string): Loose => [...file["figures"], ...file["further"]].find((figure: Loose) => figure["key"] === key);
const refusal = (change: (file: Loose) => void, scenarios: readonly Scenario[] = NEOCLOUD_SCENARIOS): string => {
  const file = changed(change);
  try {
    decode(file, scenarios);
  } catch (problem) {
    return (problem as Error).message;
  }
  return "accepted";
};
const set = (key: string, fields: Loose) => refusal((file) => Object.assign(row(file, key), fields));
const without = (key: string, field: string) => refusal((file) => delete row(file, key)[field]);

describe("decode accepts", () => {
  it("the company file as it stands", () => {
    expect(decode(coreweave, NEOCLOUD_SCENARIOS).figures.length).toBe(52);
  });
  it("texts that look like formulas, and leaves them texts", () => {
    const file = changed((json) => Object.assign(row(json, "units"), { how: "=1+1", label: "=SUM(A1)", seedWording: "+cmd" }));
    const units = decode(file, NEOCLOUD_SCENARIOS).figures.find(({ key }) => key === "units")!;
    expect([units.how, units.label, units.seedWording, units.formula]).toEqual(["=1+1", "=SUM(A1)", "+cmd", undefined]);
  });
  it("a value that is not its fact's, once the reason is given", () => {
    expect(set("cash", { value: 3120, differs: "Unrestricted only, from the note of F140" })).toBe("accepted");
  });
});

describe("decode refuses, and names row and field", () => {
  it.each(["label", "labelEs", "unit", "asOf"])("a figure without %s", (field) => {
    expect(without("backlog", field)).toBe(`coreweave, figures 12 (backlog), ${field}: expected a text, got nothing`);
    expect(set("backlog", { [field]: " " })).toBe(`coreweave, figures 12 (backlog), ${field}: expected a text, got " "`);
  });
  it("a figure without kind, confidence, value, facts or conflicts", () => {
    expect(without("cash", "kind")).toBe("coreweave, figures 6 (cash), kind: expected reported, derived, assumed, got nothing");
    expect(without("cash", "confidence")).toMatch(/figures 6 \(cash\), confidence: expected high, medium, low, got nothing/);
    expect(without("cash", "value")).toMatch(/\(cash\), value: expected a number, got nothing/);
    expect(without("cash", "facts")).toMatch(/\(cash\), facts: expected a list/);
    expect(without("cash", "conflicts")).toMatch(/\(cash\), conflicts: expected a list/);
  });
  it("a reported figure without a source", () => {
    expect(set("cash", { facts: [] })).toBe("coreweave, figures 6 (cash), facts: a reported figure needs its source");
  });
  it("a derived or assumed figure without a reason", () => {
    expect(without("ebitda", "how")).toBe("coreweave, figures 2 (ebitda), how: a derived figure needs its reason");
    expect(without("opex", "how")).toMatch(/\(opex\), how: an assumed figure needs its reason/);
  });
  it("a derived figure that follows from nothing", () => {
    expect(refusal((file) => { const figure = row(file, "interest"); figure["facts"] = []; })).toMatch(/\(interest\), formula: a derived figure needs a formula/);
  });
  it("an unknown fact, wherever it is named", () => {
    expect(set("cash", { facts: ["F999"] })).toBe("coreweave, figures 6 (cash), facts: unknown fact F999");
    expect(set("cash", { facts: ["f98"] })).toMatch(/unknown fact f98/);
    expect(set("capex", { conflicts: [{ value: 1, fact: "F1", why: "no" }] })).toMatch(/\(capex\), conflicts 1, fact: unknown fact F1/);
    expect(set("rent", { update: { value: 1, fact: "F0" } })).toMatch(/\(rent\), update, fact: unknown fact F0/);
  });
  it("a fact that a better one supersedes", () => {
    expect(set("revenue", { facts: ["F15"] })).toMatch(/\(revenue\), facts: F15 is superseded by F109/);
  });
  it("a value that is not what its fact states, in the fact's own unit", () => {
    expect(set("cash", { value: 4.2 })).toBe('coreweave, figures 6 (cash), value: 4.2 is not 4200, which F98 states; say why in "differs"');
    expect(set("share_a", { value: 67 })).toMatch(/67 is not 0\.67, which F117 states/);
    expect(set("cds", { value: 642.965 })).toMatch(/642\.965 is not 0\.0642965/);
  });
  it("the wrong end of a range", () => {
    expect(without("margin", "bound")).toMatch(/\(margin\), value: 0\.06 is not 0\.0625, which F68 states/);
  });
  it("a fact in another unit, and a fact that is a text", () => {
    expect(set("cash", { unit: "MW" })).toMatch(/F98 is in "USD bn", which is not MW/);
    expect(set("interest", { facts: ["F127"], how: "second-hand" })).toMatch(/F127 prints the text "536 \/ 427"/);
  });
  it("a reason for a difference that does not exist", () => {
    expect(set("cash", { differs: "rounded" })).toMatch(/\(cash\), differs: the value does equal F98/);
  });
  it("a second-hand source that the reason hides", () => {
    expect(set("revenue", { how: "10-K FY2025" })).toBe("coreweave, figures 1 (revenue), how: a source was read second-hand; say so");
  });
  it("a conflict without a reason, or with a value its fact does not state", () => {
    expect(set("debt_total", { conflicts: [{ value: 21400, fact: "F59" }] })).toMatch(/\(debt_total\), conflicts 1, why: expected a text/);
    expect(set("debt_total", { conflicts: [{ value: 21500, fact: "F59", why: "typed wrong" }] })).toMatch(/conflicts 1, value: 21500 is not 21400/);
  });
  it("a later fact that is not after the freeze date", () => {
    expect(set("rent", { update: { value: 1.7, fact: "F355" } })).toMatch(/\(rent\), update: F355 speaks of 2025-10, which is not after the freeze date/);
  });
  it("arithmetic on facts that gives another value, or uses a fact that is not listed", () => {
    expect(set("ebitda", { value: 3095 })).toMatch(/\(ebitda\), arithmetic: F16\+F17\+F18\+F19 is 3095\.39\d*, not 3095/);
    expect(set("ebitda", { facts: ["F16", "F17", "F18"] })).toMatch(/F19 is not among the facts of the figure/);
  });
  it("a formula that gives another value, or names a row that is not there", () => {
    expect(set("ebitda_next", { value: 3600 })).toBe("ebitda_next, formula: =4*[ebitda_q4] is 3592, not 3600");
    expect(set("ebitda_next", { formula: "=4*[ebitda_q5]" })).toBe("ebitda_next, formula: unknown key ebitda_q5");
    expect(set("ebitda_next", { formula: "=4*[launch_years]" })).toBe("ebitda_next, formula: launch_years has no value");
    expect(set("ebitda_next", { formula: "4*[ebitda_q4]" })).toMatch(/expected a formula that begins with =/);
    expect(set("ebitda_next", { formula: "=SUM([ebitda_q4])" })).toMatch(/cannot read "SUM/);
  });
  it("an empty value of anything but a parameter", () => {
    expect(set("cash", { value: null })).toMatch(/\(cash\), value: only an assumed parameter may be empty/);
  });
  it("a value outside its own low and high", () => {
    expect(set("util", { value: 0.9 })).toMatch(/\(util\), low, high: 0\.9 is outside 0\.7 to 0\.85/);
  });
  it("a number that is a text, and not-a-number", () => {
    expect(set("util", { value: "0.8" })).toMatch(/\(util\), value: expected a number, got "0\.8"/);
    expect(set("util", { value: Number.NaN })).toMatch(/\(util\), value: expected a number/);
  });
  it("a misspelt field", () => {
    expect(set("util", { origin: "F1" })).toMatch(/figures 33: unknown field "origin"/);
    expect(refusal((file) => (file["note"] = "x"))).toBe('preset: unknown field "note"');
  });
  it("a key that stands twice, or is no name", () => {
    expect(refusal((file) => (row(file, "util")["key"] = "opex"))).toBe("coreweave (opex), key: stands twice");
    expect(set("util", { key: "Util %" })).toMatch(/figures 33, key: expected lower case words/);
  });
  it("a kind of preset for which there are no sheets", () => {
    expect(refusal((file) => (file["archetype"] = "bank"))).toBe('coreweave, archetype: expected neocloud, miner, network, got "bank"');
  });
  it("a date that is no date", () => {
    expect(refusal((file) => (file["freezeDate"] = "31-Dec-2025"))).toMatch(/coreweave, freezeDate: expected a date as 2025-12-31/);
  });
  it("a scenario that changes a key no figure has, misnumbers itself, or does nothing without saying so", () => {
    const [first, ...rest] = NEOCLOUD_SCENARIOS;
    expect(refusal(() => {}, [{ ...first!, changes: { rents: 2 } }, ...rest])).toBe("scenario 1 (As printed in the document): unknown key rents");
    expect(refusal(() => {}, [{ ...first!, number: 2 }, ...rest])).toBe("scenario 2 (As printed in the document): expected number 1");
    expect(refusal(() => {}, [{ ...first!, changes: {} }, ...rest])).toMatch(/expected changes, or an effect/);
    expect(refusal(() => {}, [{ ...first!, changes: { rent: Number.NaN } }, ...rest])).toMatch(/expected a number for rent, got NaN/);
  });
});

describe("decode refuses a debt book", () => {
  const facility = (fields: Loose) => refusal((file) => Object.assign(file["debt"]["facilities"][0], fields));
  it("whose facilities and plug do not add up to total debt", () => {
    expect(refusal((file) => (file["debt"]["plug"] = 600))).toBe("coreweave, debt, plug: facilities and plug add up to 21581, not debt_total 21600");
  });
  it("with a balance that none of its facts prints", () => {
    expect(facility({ balanceJun2025: 1782 })).toMatch(/facilities 1, balanceJun2025: none of F61, F129, F62, F63, F185 prints 1782 \$m/);
  });
  it("with a facility that hides a second-hand source, or has none", () => {
    expect(facility({ how: "interpolated" })).toMatch(/facilities 1, how: a source was read second-hand/);
    expect(facility({ facts: [] })).toMatch(/facilities 1, facts: a facility needs its source/);
  });
  it("with a quoted margin that its fact does not state, or that hides a second-hand source", () => {
    const quote = (i: number, fields: Loose) => refusal((file) => Object.assign(file["debt"]["quotes"][i], fields));
    expect(quote(2, { spread: 425 })).toMatch(/quotes 3, spread: 425 is not 400, which F144 states/);
    expect(quote(2, { how: "over daily SOFR" })).toMatch(/quotes 3, how: a source was read second-hand/);
    expect(refusal((file) => delete file["debt"]["quotes"][3]["differs"])).toMatch(/quotes 4, spread: F174 prints the text .*; say in "differs" where 225 comes from/);
  });
  it("with a maturity or a covenant that its fact does not state", () => {
    expect(refusal((file) => (file["debt"]["maturities"][0]["amount"] = 4218))).toMatch(/maturities 1, amount: 4218 is not 4218\.457, which F83 states/);
    expect(refusal((file) => (file["debt"]["covenants"][0]["threshold"] = 1.2))).toMatch(/covenants 1, threshold: 1\.2 is not 1\.4, which F146 states/);
  });
});

describe("arithmetic", () => {
  const none = (name: string): number => {
    throw new Error(`unknown ${name}`);
  };
  it("keeps the usual order of operations", () => {
    expect(arithmetic("=2+3*4-6/2", none)).toBe(11);
    expect(arithmetic("(2+3)*-4", none)).toBe(-20);
    expect(arithmetic("12/3/2", none)).toBe(2);
    expect(arithmetic("10-4-3", none)).toBe(3);
  });
  it("reads row keys and fact ids", () => {
    expect(arithmetic("=[a_1]*F12-[a_1]", (name) => ({ a_1: 3, F12: 5 })[name]!)).toBe(12);
  });
  it.each(["=2+", "=(2", "=2)", "=2 3", "=*2", "=2^3", "=A1", ""])("refuses %s", (formula) => {
    expect(() => arithmetic(formula, none)).toThrow();
  });
});
