import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** LibreOffice leaves the values of a file as they are unless its profile orders a hard recalculation on load. */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

const CANDIDATES = [
  "/usr/bin/soffice",
  "/usr/bin/libreoffice",
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
  "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
];

const find = (): string | undefined => {
  for (const candidate of [process.env["SOFFICE"], ...CANDIDATES]) if (candidate && existsSync(candidate)) return candidate;
  try {
    return execFileSync("which", ["soffice"], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined;
  }
};

export interface LibreOffice {
  readonly version: string;
  /** Recalculates every formula of an .xlsx file and gives the file back. */
  readonly recalculate: (xlsx: Uint8Array) => Promise<Uint8Array>;
}

/** LibreOffice on this machine, or undefined when it is not installed. Each call works in a folder and profile of its own. */
export const findLibreOffice = (): LibreOffice | undefined => {
  const program = find();
  if (!program) return undefined;
  const version = execFileSync(program, ["--version"], { encoding: "utf8" }).trim();
  return {
    version,
    recalculate: async (xlsx) => {
      const folder = mkdtempSync(join(tmpdir(), "ccredit-libreoffice-"));
      try {
        mkdirSync(join(folder, "profile", "user"), { recursive: true });
        writeFileSync(join(folder, "profile", "user", "registrymodifications.xcu"), PROFILE);
        writeFileSync(join(folder, "book.xlsx"), xlsx);
        await promisify(execFile)(
          program,
          [
            "--headless",
            "--norestore",
            "--nolockcheck",
            `-env:UserInstallation=file://${join(folder, "profile")}`,
            "--convert-to",
            "xlsx",
            "--outdir",
            join(folder, "out"),
            join(folder, "book.xlsx"),
          ],
          { timeout: 180_000 },
        );
        return new Uint8Array(readFileSync(join(folder, "out", "book.xlsx")));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
};
