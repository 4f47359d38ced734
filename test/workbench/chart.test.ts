import { lines } from "../../src/workbench/chart";

// A font in which every character is ten wide.
const measure = (part: string): number => 10 * part.length;

describe("the title of a chart", () => {
  it("stays one line where it fits", () => {
    expect(lines("Which story breaks the loan?", 280, measure)).toEqual(["Which story breaks the loan?"]);
  });
  it("breaks between words where it does not, and loses none", () => {
    expect(lines("When does coverage break?", 140, measure)).toEqual(["When does", "coverage", "break?"]);
  });
  it("leaves a word that is wider than the chart whole", () => {
    expect(lines("Hochspannungsleitung", 50, measure)).toEqual(["Hochspannungsleitung"]);
  });
});
