import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx, writeXlsx } from "hucre/xlsx";

export type Answered = number | string | boolean | null;

/** Functions younger than the file format; a file writes them with a prefix. */
const PREFIXED =
  /(?<![A-Z.])(NORM\.S\.DIST|NORM\.S\.INV|NORM\.DIST|NORM\.INV|LOGNORM\.DIST|LOGNORM\.INV|T\.DIST\.2T|T\.DIST|T\.INV\.2T|T\.INV|CHISQ\.DIST|CHISQ\.INV|F\.DIST|BETA\.DIST|BETA\.INV|GAMMA\.DIST|GAMMA\.INV|BINOM\.DIST|BINOM\.INV|POISSON\.DIST|EXPON\.DIST|WEIBULL\.DIST|CONFIDENCE\.NORM|STDEV\.S|STDEV\.P|VAR\.S|VAR\.P|PERCENTILE\.EXC|COVARIANCE\.S|COVARIANCE\.P|MAXIFS|MINIFS|IFS|SWITCH|TEXTJOIN|CONCAT|IFNA|XOR|PDURATION|RRI|DAYS|ISOWEEKNUM|CEILING\.MATH|FLOOR\.MATH|AGGREGATE|BASE|DECIMAL|BITAND|ARABIC)\(/g;

/** LibreOffice believes the values in an .xlsx file unless it is told to calculate again. */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

/** "LibreOffice 7.4.7.2", or undefined where it is not installed. */
export const libreOffice = (): string | undefined => {
  try {
    return /LibreOffice [\d.]+/.exec(execFileSync("soffice", ["--version"], { encoding: "utf8" }))?.[0];
  } catch {
    return undefined;
  }
};

/** What LibreOffice answers to formulas that stand on a sheet T beside a sheet Data. */
export const askLibreOffice = async (
  data: readonly (readonly (string | number | null)[])[],
  formulas: readonly string[],
): Promise<readonly Answered[]> => {
  const folder = mkdtempSync(join(tmpdir(), "classic-"));
  try {
    const profile = join(folder, "profile");
    mkdirSync(join(profile, "user"), { recursive: true });
    writeFileSync(join(profile, "user", "registrymodifications.xcu"), ALWAYS_RECALCULATE);
    const cells = new Map(
      formulas.map((formula, row) => [`${row},0`, { value: 0, type: "formula" as const, formula: formula.slice(1).replace(PREFIXED, "_xlfn.$1("), formulaResult: 0 }]),
    );
    const asked = join(folder, "asked.xlsx");
    writeFileSync(asked, await writeXlsx({ sheets: [{ name: "Data", rows: data.map((row) => [...row]) }, { name: "T", rows: formulas.map(() => [null]), cells }] }));
    const out = join(folder, "out");
    execFileSync("soffice", ["--headless", "--norestore", "--nolockcheck", `-env:UserInstallation=file://${profile}`, "--convert-to", "xlsx", "--outdir", out, asked], { stdio: "ignore", timeout: 120_000 });
    const sheet = (await readXlsx(readFileSync(join(out, "asked.xlsx")))).sheets.find(({ name }) => name === "T");
    if (!sheet) throw new Error("LibreOffice wrote no sheet T");
    return formulas.map((_, row): Answered => {
      const value: unknown = sheet.cells?.get(`${row},0`)?.formulaResult ?? sheet.rows[row]?.[0] ?? null;
      if (!(value instanceof Date)) return value as Answered;
      const serial = (value.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
      // The reader counts from 31 December 1899 before March 1900, as Excel numbers days; a time of day is read on day 0.
      return serial < 61 ? serial - 1 : serial;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
