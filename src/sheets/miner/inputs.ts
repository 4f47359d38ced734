import { FIRST_ROW, lastSpareColumn } from "../columns";
import { liveValue, namesOf, NOT_FOUND, sourceOf, startInputs, writeArithmetic, writeFigure, writeSettings } from "../input-rows";
import type { NamePlan, SheetPlan } from "../plan";
import { figureRows, scenariosSheet } from "../scenario-sheet";
import { inColumn, type MinerLayout, reference } from "./layout";
import { SETTINGS } from "./settings";

export const buildInputs = (layout: MinerLayout): SheetPlan => {
  const { preset, language, derived, derivedRow, settingsRow } = layout;
  const selected = reference(layout, "about", "C10");
  const sheet = startInputs(
    layout.names.inputs, "Every figure with its source. Column D feeds the model; an empty figure is one that the record does not hold, and answers that need it say so.",
    `=${selected}&" "&${reference(layout, "about", "D10")}`, `Base ${preset.freezeDate}`,
  );
  preset.figures.forEach((figure, i) => {
    const row = FIRST_ROW + i;
    // An empty base stays empty.
    const otherwise = `IF(E${row}="","",E${row})`;
    writeFigure(sheet, {
      figure, row, language, preset: preset.id, source: sourceOf(figure, NOT_FOUND),
      live: liveValue(reference(layout, "scenarios", `D${row}:${lastSpareColumn(layout)}${row}`), selected, otherwise),
      base: figure.formula === undefined ? undefined : inColumn(layout, "inputs", "E", figure.formula),
    });
  });
  derived.forEach((one, i) =>
    writeArithmetic(sheet, derivedRow + i, one, inColumn(layout, "inputs", "D", one.formula), inColumn(layout, "inputs", "E", one.formula), preset.freezeDate));
  writeSettings(sheet, settingsRow, SETTINGS);
  return sheet.finish({ widths: [20, 52, 12, 15, 19, 18, 13, 11, 11, 22, 16, 11, 90, 18], freeze: { rows: 5, columns: 4 }, landscape: true });
};

export const inputNames = (layout: MinerLayout): readonly NamePlan[] => namesOf(layout.preset.figures, (row) => reference(layout, "inputs", `D${row}`));

export const buildScenarios = (layout: MinerLayout): SheetPlan =>
  scenariosSheet({
    preset: layout.preset, language: layout.language, name: layout.names.scenarios, selected: reference(layout, "about", "C10"),
    rows: figureRows(layout.preset, layout.language), noEffect: "no effect: no lease is signed", widths: [20, 52, 12, 30],
  });
