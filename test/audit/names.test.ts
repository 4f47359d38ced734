import { withRanges } from "../../src/audit/names";
import { explainFormula } from "../../src/audit/report";

const NAMES = [
  { name: "cost", refersTo: "Inputs!$B$3" },
  { name: "ages", refersTo: "=Inputs!$A$10:$A$13" },
  { name: "rate", refersTo: "Inputs!$B$9" },
  { name: "rate", refersTo: "'My loan'!$C$4", sheet: "My loan" },
  { name: "duración", refersTo: "Inputs!$B$6" },
  { name: "months", refersTo: "12" },
  { name: "short", refersTo: "-rate/months" },
  { name: "chained", refersTo: "=cost" },
  { name: "moving", refersTo: "Inputs!B3" },
  { name: "twice", refersTo: "LAMBDA(x,x*2)" },
  { name: "one", refersTo: "=two" }, { name: "two", refersTo: "=one" },
];
const read = (formula: string, sheet = "Loan"): string => withRanges(formula, sheet, NAMES);

describe("a defined name becomes what it refers to", () => {
  it("whatever its case, and only where it is a name", () => {
    expect(read("=CCREDIT.X(COST,ages,duración)")).toBe("=CCREDIT.X(Inputs!$B$3,Inputs!$A$10:$A$13,Inputs!$B$6)");
    expect(read('=RATE(1,2,3)+"cost"&cost2+costs+Cost!A1+1E5+rate(2)')).toBe('=RATE(1,2,3)+"cost"&cost2+costs+Cost!A1+1E5+rate(2)');
  });
  it("of the formula's own sheet before the workbook's; with a sheet before it, that sheet's", () => {
    expect([read("=rate"), read("=rate", "my LOAN"), read("='My loan'!rate"), read("=Inputs!rate")]).toEqual(["=Inputs!$B$9", "='My loan'!$C$4", "='My loan'!$C$4", "=Inputs!$B$9"]);
  });
  it("constants and calculations with their own names, in brackets where a sign would bind otherwise", () => {
    expect([read("=2^short"), read("=months"), read("=chained+1")]).toEqual(["=2^(-Inputs!$B$9/12)", "=12", "=Inputs!$B$3+1"]);
  });
  it("not where its cells move with the reader, where it is a function, or where it goes in a circle", () => {
    expect([read("=moving+1"), read("=twice"), read("=one")]).toEqual(["=moving+1", "=twice", "=one"]);
  });
});

describe("explaining a call whose arguments are names", () => {
  const cells: Readonly<Record<string, number>> = { "Inputs!B3": 30000, "'My loan'!C4": 2.5, "Inputs!B9": 5 };
  const reader = async (address: string) => [[cells[address] ?? null]];
  it("reads the cells behind them and says where they stand", async () => {
    const [report] = await explainFormula(withRanges('=CCREDIT.GPU_RESIDUAL(cost,rate,"SL",,Inputs!rate)', "My loan", NAMES), reader);
    expect(report!.arguments.slice(0, 2).map(({ address, input }) => [address, input])).toEqual([["Inputs!B3", 30000], ["'My loan'!C4", 2.5]]);
    // Straight line over five years: half is left after two and a half.
    expect(report!.steps.at(-1)).toMatchObject({ kind: "answer", value: 15000 });
  });
  it("says of a name that is none what to do", async () => {
    const [report] = await explainFormula('=CCREDIT.GPU_RESIDUAL(moving,2.5,"SL",,5)', reader);
    expect(report!.problem!.message).toBe("moving is no name for fixed cells; put its value in a cell of its own to explain this call");
  });
});
