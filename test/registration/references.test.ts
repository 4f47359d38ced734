import { findSpec } from "../../src/functions/catalogue";
import type { Library } from "../../src/functions/define";
import { REFERENCES, type References } from "../../src/functions/references";
import { asCustomFunction } from "../../src/registration/call";
import { createMemory } from "../../src/registration/memo";
import { referencesOnDemand } from "../../src/registration/references";
import { type Call, errorOf, installHost } from "./custom-functions";

installHost().hostReady();

/** The library as Excel has it, beside the means to let a fetch arrive or fail. */
const excel = () => {
  const fetches: { readonly arrive: () => void; readonly fail: () => void }[] = [];
  const load = () =>
    new Promise<References>((resolve, reject) => {
      fetches.push({ arrive: () => resolve(REFERENCES), fail: () => reject(new Error("offline")) });
    });
  const { references, fetchAhead } = referencesOnDemand(load);
  const library: Library = { version: "test", find: findSpec, ...references };
  const memory = createMemory(1_000_000);
  const call = (name: string): Call => asCustomFunction(findSpec(name)!, library, memory) as Call;
  return { fetches, fetchAhead, figure: call("FIGURE"), source: call("SOURCE"), explain: call("EXPLAIN"), hhi: call("HHI"), sensitivity: call("SENSITIVITY") };
};

// Form 10-K of FY2025 on EDGAR, as facts.json records it.
const ADDRESS = "https://www.sec.gov/Archives/edgar/data/1769628/000176962826000104/crwv-20251231.htm";

describe("what explanations and sources print, in Excel", () => {
  it("are not fetched by what answers without them", () => {
    const { fetches, figure, source } = excel();
    expect(figure("CoreWeave", "F109")).toBe(5131);
    expect(source("CoreWeave", "F109", null, "DATE")).toBe("2026-03-02");
    expect(source("CoreWeave", "F109", null, "PRINTED")).toBe("5131 USD m");
    expect(errorOf(() => source("Nobody", "F109")).code).toBe("#N/A");
    expect(fetches).toHaveLength(0);
  });
  it("are fetched once by the first call that asks, and answer at once from then on", async () => {
    const { fetches, source } = excel();
    const waiting = [source("CoreWeave", "Revenue FY2025"), source("CoreWeave", "F109", null, "PUBLISHER"), source("CoreWeave", "Revenue FY2025")];
    expect(waiting.every((answer) => answer instanceof Promise)).toBe(true);
    expect(fetches).toHaveLength(1);
    fetches[0]!.arrive();
    expect(await Promise.all(waiting)).toEqual([ADDRESS, "SEC EDGAR (second-hand)", ADDRESS]);
    expect(source("CoreWeave", "F109", null, "URL")).toBe(ADDRESS);
    expect(fetches).toHaveLength(1);
  });
  it("reach a call through EXPLAIN and the tools that call by name", async () => {
    const { fetches, explain, sensitivity } = excel();
    const explained = explain("FIGURE", [["company", "CoreWeave"], ["metric", "F109"]]) as Promise<readonly (readonly unknown[])[]>;
    const grid = sensitivity("SOURCE", [["company", "CoreWeave"], ["metric", "F109"]], "field", [["PUBLISHER", "ID"]]) as Promise<readonly (readonly unknown[])[]>;
    fetches[0]!.arrive();
    expect((await explained).find(([step]) => step === "source")?.[1]).toMatch(/; SEC EDGAR \(second-hand\)$/);
    expect((await explained).at(-1)![1]).toBe(5131);
    expect((await grid).flat()).toEqual(expect.arrayContaining(["SEC EDGAR (second-hand)", "F109"]));
  });
  it("bring the steps of an explanation, which the function itself does without", async () => {
    const { fetches, explain, hhi } = excel();
    expect(hhi([[0.5, 0.5]])).toBe(0.5);
    expect(fetches).toHaveLength(0);
    const explained = explain("HHI", [["amounts", 0.5, 0.5]]) as Promise<readonly (readonly unknown[])[]>;
    expect(fetches).toHaveLength(1);
    fetches[0]!.arrive();
    // ½² + ½²; the steps stand between the arguments and the answer.
    expect((await explained).at(-1)![1]).toBe(0.5);
    expect((await explained).length).toBeGreaterThan(3);
  });
  it("give an error of the call as an error of the call, after the wait too", async () => {
    const { fetches, source } = excel();
    // F39 stands in a document without public address.
    const answer = source("CoreWeave", "F39") as Promise<unknown>;
    fetches[0]!.arrive();
    await expect(answer).rejects.toMatchObject({ code: "#N/A", message: expect.stringMatching(/^field: F39 has no public address; it stands in "/) });
  });
  it("that cannot be fetched are #N/A with the reason, and the next call tries again", async () => {
    const { fetches, source } = excel();
    const answer = source("CoreWeave", "F109") as Promise<unknown>;
    fetches[0]!.fail();
    await expect(answer).rejects.toMatchObject({ code: "#N/A", message: "the steps and sources that this call prints could not be loaded (offline); check the connection and recalculate" });
    const again = source("CoreWeave", "F109") as Promise<unknown>;
    expect(fetches).toHaveLength(2);
    fetches[1]!.arrive();
    expect(await again).toBe(ADDRESS);
  });
  it("answer at once when they were fetched ahead, and a fetch ahead that fails disturbs nobody", async () => {
    const { fetches, fetchAhead, source } = excel();
    fetchAhead();
    fetches[0]!.fail();
    await Promise.resolve();
    fetchAhead();
    await new Promise((done) => { setTimeout(done, 0); });
    fetchAhead();
    fetches[1]!.arrive();
    await new Promise((done) => { setTimeout(done, 0); });
    expect(source("CoreWeave", "F109")).toBe(ADDRESS);
    expect(fetches).toHaveLength(2);
  });
});
