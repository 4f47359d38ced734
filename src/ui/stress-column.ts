import type { Cell } from "../functions/cells";
import { isFormula } from "../sheets/plan";
import type { ScenarioCells } from "../sheets/added-scenario";
import { columnLetters, columnNumber } from "../sheets/references";
import type { CellView, WorkbookPort } from "../workbook/port";
import type { Language } from "./language";
import type { LoadedModel } from "./presets-tab";

/** A scenario of the user's own: its number on Scenarios and its name there. */
export interface OwnScenario {
  readonly number: number;
  readonly name: string;
}
type Why = "stressOtherwise" | "stressTaken";

const plannedOf = async (model: LoadedModel, { number, name }: OwnScenario, language: Language) => {
  // The sheet builders come when they are needed, as for a load.
  const { addedScenario } = await import("../sheets/added-scenario");
  return addedScenario(model.preset, number, name, { suffix: / \(\d+\)/.exec(model.sheets!.inputs)?.[0] ?? "", language });
};

const place = (address: string): readonly [column: string, row: number] => [/^[A-Z]+/.exec(address)![0], Number(/\d+$/.exec(address)![0])];

/** The cells as they stand, in the order planned: one block is read for each sheet. */
const standing = async (port: WorkbookPort, { sheet, cells }: ScenarioCells): Promise<readonly CellView[]> => {
  const places = cells.map(({ address }) => place(address));
  const [columns, rows] = [places.map(([column]) => columnNumber(column)), places.map(([, row]) => row)];
  const [left, top] = [Math.min(...columns), Math.min(...rows)];
  const grid = await port.read(`${sheet}!${columnLetters(left)}${top}:${columnLetters(Math.max(...columns))}${Math.max(...rows)}`);
  return places.map(([column, row]) => grid[row - top]![columnNumber(column) - left]!);
};

/** As hosts may write it back: in capitals or not, with blanks or not. */
const plain = (formula: string | null): string => (formula ?? "").replaceAll(/\s/g, "").toLowerCase();
const isEmpty = (value: Cell): boolean => value === null || value === "";
const isAsPlanned = ({ content }: ScenarioCells["cells"][number], view: CellView): boolean =>
  content !== null && (isFormula(content) ? plain(view.formula) === plain(content.formula) : view.formula === null && view.value === content);

const addressesOf = (own: readonly ScenarioCells[]) =>
  own.flatMap(({ sheet, cells }) => cells.filter(({ content }) => content !== null).map(({ address, content }) => ({ address: `${sheet}!${address}`, content })));

/** Whether Stress has a column for this scenario. */
export const isOnStress = async (port: WorkbookPort, model: LoadedModel, scenario: number): Promise<boolean> =>
  (await port.read(`${model.sheets!.stress}!${columnLetters(3 + scenario)}5`))[0]![0]!.formula !== null;

/**
 * Gives a scenario its column on Stress, and what that column reads, at once: only into free cells, and only where Stress
 * is laid out as this version lays it out. All or nothing; undo takes it back.
 */
export const showOnStress = async (port: WorkbookPort, model: LoadedModel, scenario: OwnScenario, language: Language): Promise<"shown" | Why> => {
  const { own, base } = await plannedOf(model, scenario, language);
  const like = await standing(port, base).catch(() => undefined);
  if (!like || base.cells.some((cell, i) => !isAsPlanned(cell, like[i]!))) return "stressOtherwise";
  for (const sheet of own) if ((await standing(port, sheet)).some(({ value, formula }) => !isEmpty(value) || formula !== null)) return "stressTaken";
  const cells = addressesOf(own);
  try {
    await port.setMany(cells);
  } catch (problem) {
    await port.setMany(cells.map(({ address }) => ({ address, content: null }))).catch(() => undefined);
    throw problem;
  }
  return "shown";
};

/** Takes the scenario's column away again; a cell that somebody made another stays. */
export const hideFromStress = async (port: WorkbookPort, model: LoadedModel, scenario: OwnScenario, language: Language): Promise<void> => {
  if (!(await isOnStress(port, model, scenario.number))) return;
  const { own } = await plannedOf(model, scenario, language);
  const ours: { address: string; content: null }[] = [];
  for (const sheet of [...own].reverse()) {
    const views = await standing(port, sheet);
    sheet.cells.forEach((cell, i) => { if (isAsPlanned(cell, views[i]!)) ours.push({ address: `${sheet.sheet}!${cell.address}`, content: null }); });
  }
  if (ours.length > 0) await port.setMany(ours);
};
