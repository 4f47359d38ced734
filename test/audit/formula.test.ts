import { callsOf, parseFormula } from "../../src/audit/formula";
import { explainFormula } from "../../src/audit/report";

const calls = (formula: string) => callsOf(parseFormula(formula)).map((call) => [call.name, ...call.args.map((arg) => arg.source)]);

describe("reading a formula", () => {
  it("finds a call with references, literals and omitted arguments", () => {
    expect(calls('=CCREDIT.GPU_RESIDUAL(Inputs!$D$28,P10:P15,"SL",,Inputs!$D$24)')).toEqual([["CCREDIT.GPU_RESIDUAL", "Inputs!$D$28", "P10:P15", '"SL"', "", "Inputs!$D$24"]]);
  });
  it("finds nested calls, outermost first, inside native functions and operators", () => {
    expect(calls("=IF(A1>=2,MIN(CCREDIT.DSCR_PATH(B1:B4,CCREDIT.DEBT_CAPACITY(B1:B4,1.3,.08))),-2^2)").map(([name]) => name)).toEqual(["CCREDIT.DSCR_PATH", "CCREDIT.DEBT_CAPACITY"]);
  });
  it("keeps quoted sheet names and doubled quotes", () => {
    const tree = parseFormula(`='My ''own'' sheet'!B$2&"a ""b"""`);
    expect(tree).toMatchObject({ is: "operation", operator: "&", operands: [{ is: "reference", address: "'My ''own'' sheet'!B2" }, { is: "value", value: 'a "b"' }] });
  });
  it("reads array constants by rows", () => {
    expect(parseFormula("={1,2;3,-4}")).toMatchObject({ is: "list", rows: [[1, 2], [3, -4]] });
  });
  it("binds a sign tighter than the power, as Excel does", () => {
    expect(parseFormula("=-2^2")).toMatchObject({ is: "operation", operator: "^", operands: [{ operator: "-" }, { value: 2 }] });
  });
  it("says where it stops understanding", () => {
    expect(() => parseFormula("=SUM(1,")).toThrow(/cannot read the formula from position/);
    expect(() => parseFormula("=1 ? 2")).toThrow(/cannot read the formula from position/);
  });
});

describe("explaining a formula", () => {
  const cells: Record<string, number | string | null> = { "Inputs!D28": 30000, A1: 2.5, A2: null };
  const read = async (address: string) => [[cells[address] ?? null]];
  it("reads the arguments from the sheet and ends with the answer", async () => {
    const [report] = await explainFormula('=ROUND(CCREDIT.GPU_RESIDUAL(Inputs!D28,A1,"SL",,10/2),0)', read);
    expect(report!.arguments.map((argument) => argument.input).slice(0, 5)).toEqual([30000, 2.5, "SL", undefined, 5]);
    // Straight line over five years: half is left after two and a half.
    expect(report!.steps.at(-1)).toMatchObject({ kind: "answer", value: 15000 });
  });
  it("gives the reason where the call has no answer", async () => {
    const [report] = await explainFormula("=CCREDIT.GPU_RESIDUAL(A2,A1)", read);
    expect(report!.problem).toEqual({ error: "#VALUE!", message: "cost: expected a number above 0, got an empty cell" });
  });
  it("asks for a cell of its own where a native function stands inside an argument", async () => {
    const [report] = await explainFormula("=CCREDIT.GPU_RESIDUAL(MAX(A1,A2),1)", read);
    expect(report!.problem!.message).toMatch(/^MAX stands inside an argument/);
  });
});
