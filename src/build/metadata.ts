import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import type { FunctionSpec } from "../functions/define";
import { printDeclarations } from "../registration/declarations";
import { catalogueProblems, formProblems, inSpanish, type Metadata, translationProblems, withSheetNames } from "../registration/metadata";

export interface MadeMetadata {
  readonly english: Metadata;
  readonly spanish: Metadata;
  /** In words; the build fails on any. */
  readonly problems: readonly string[];
}

/** What Microsoft's generator makes of a file of declarations. It reads files only, hence the temporary one. */
export const generate = async (declarations: string): Promise<{ readonly metadata: Metadata; readonly errors: readonly string[] }> => {
  const folder = mkdtempSync(join(tmpdir(), "ccredit-declarations-"));
  try {
    const file = join(folder, "functions.ts");
    writeFileSync(file, declarations);
    const { metadataJson, errors } = await generateCustomFunctionsMetadata(file);
    const metadata = metadataJson ? (JSON.parse(metadataJson) as Metadata) : { allowCustomDataForDataTypeAny: true, functions: [] };
    return { metadata, errors };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** functions.json and functions-es.json from the catalogue, with everything that is wrong with them. */
export const makeMetadata = async (catalogue: readonly FunctionSpec[], baseUrl: string): Promise<MadeMetadata> => {
  const { metadata, errors } = await generate(printDeclarations(catalogue, baseUrl));
  const english = withSheetNames(metadata);
  const spanish = inSpanish(english, catalogue, baseUrl);
  const problems = [...errors, ...formProblems(english), ...catalogueProblems(english, catalogue, baseUrl), ...translationProblems(english, spanish)];
  return { english, spanish, problems };
};
