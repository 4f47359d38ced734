import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cell } from "../../src/functions/cells";
import type { Given } from "./twin-book";

export type Value = number | string | boolean | null;
/** A single value, a list, or a block by rows. */
export type Written = Value | readonly Value[] | readonly (readonly Value[])[];

export interface ReferenceCase {
  readonly id: string;
  readonly function: string;
  /** By the names of the sheet; null is empty text. */
  readonly inputs: Readonly<Record<string, Written>>;
  readonly expected: unknown;
  readonly tolerance: number;
  readonly pick?: number;
}

/** Every test/reference/cases*.json holds cases: no list of files to keep. */
const folder = join(__dirname, "../reference");
export const REFERENCE_CASES: readonly ReferenceCase[] = readdirSync(folder)
  .filter((name) => /^cases.*\.json$/.test(name))
  .sort()
  .flatMap((name) => (JSON.parse(readFileSync(join(folder, name), "utf8")) as { cases: readonly ReferenceCase[] }).cases);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const cell = (value: Value): Cell => (value === null ? "" : value);

/** The inputs of a case as a sheet holds them: its lists standing or lying, its blocks as they are. */
export const givenOf = ({ inputs }: ReferenceCase, lies: boolean): Given =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => {
      if (!isList(value)) return [name, cell(value)];
      if (isList(value[0])) return [name, (value as readonly (readonly Value[])[]).map((line) => line.map(cell))];
      const cells = (value as readonly Value[]).map(cell);
      return [name, lies ? [cells] : cells.map((one) => [one])];
    }),
  );
