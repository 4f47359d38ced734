import { readFileSync } from "node:fs";
import { join } from "node:path";
import { policyOf } from "../../src/build/security.mjs";

const directives = (policy: string): readonly string[] => policy.split(";").map((part) => part.trim()).filter(Boolean).sort();
const pane = readFileSync(join(__dirname, "../../src/taskpane/taskpane.html"), "utf8");
const written = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(pane)![1]!;

describe("the content security policy of the pane", () => {
  it("is the same in the page and in the header of the local server", () => {
    expect(directives(written)).toEqual(directives(policyOf("/taskpane.html")));
  });
  it("takes scripts from us and from Microsoft's address alone, and runs none that is inline or evaluated", () => {
    expect(/script-src ([^;]*)/.exec(written)![1]).toBe("'self' https://appsforoffice.microsoft.com");
    expect(written).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
  });
  it("connects to us alone and shows no frame, so that a cell can go nowhere", () => {
    expect(written).toContain("connect-src 'self';");
    expect(written).toContain("frame-src 'none'");
    expect(written).toContain("form-action 'none'");
    expect([...written.matchAll(/https?:\/\/[^\s;]+/g)].map(([address]) => address)).toEqual(["https://appsforoffice.microsoft.com"]);
  });
  it("does not say who may frame the pane: Excel on the web does", () => {
    expect(policyOf("/taskpane.html")).not.toContain("frame-ancestors");
    expect(policyOf("/workbench.html")).toContain("frame-ancestors 'self'");
  });
});
