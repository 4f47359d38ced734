import { FIRST_ROW, lastSpareColumn } from "../columns";
import { liveValue, namesOf, sourceOf, startInputs, writeArithmetic, writeFigure, writeSettings } from "../input-rows";
import type { NamePlan, SheetPlan } from "../plan";
import { figureRows, scenariosSheet } from "../scenario-sheet";
import { inColumn, type NetworkLayout, reference } from "./layout";
import { SETTINGS } from "./settings";

export const buildInputs = (layout: NetworkLayout): SheetPlan => {
  const { preset, language, derived, derivedRow, settingsRow } = layout;
  const selected = reference(layout, "about", "C10");
  const sheet = startInputs(
    layout.names.inputs, "Every figure with its source, in thousand millions of dollars for one calendar year. Column D feeds the model. Equity of 2026 was signed after the freeze date: Checks lists every such row.",
    `=${selected}&" "&${reference(layout, "about", "D10")}`, "Base: 2026",
  );
  preset.figures.forEach((figure, i) => {
    const row = FIRST_ROW + i;
    // What follows from other figures follows from the live ones.
    const otherwise = figure.formula === undefined ? `E${row}` : inColumn(layout, "inputs", "D", figure.formula.slice(1));
    writeFigure(sheet, {
      figure, row, language, preset: preset.id, source: sourceOf(figure),
      live: liveValue(reference(layout, "scenarios", `D${row}:${lastSpareColumn(layout)}${row}`), selected, otherwise),
      base: figure.formula === undefined ? undefined : inColumn(layout, "inputs", "E", figure.formula),
    });
  });
  derived.forEach((one, i) =>
    writeArithmetic(sheet, derivedRow + i, one, inColumn(layout, "inputs", "D", one.formula), inColumn(layout, "inputs", "E", one.formula)));
  writeSettings(sheet, settingsRow, SETTINGS);
  return sheet.finish({ widths: [20, 52, 11, 14, 14, 17, 13, 11, 11, 22, 16, 12, 96, 18], freeze: { rows: 5, columns: 4 }, landscape: true });
};

export const inputNames = (layout: NetworkLayout): readonly NamePlan[] => namesOf(layout.preset.figures, (row) => reference(layout, "inputs", `D${row}`));

export const buildScenarios = (layout: NetworkLayout): SheetPlan =>
  scenariosSheet({
    preset: layout.preset, language: layout.language, name: layout.names.scenarios, selected: reference(layout, "about", "C10"),
    rows: figureRows(layout.preset, layout.language), noEffect: "no effect here", widths: [20, 52, 11, 29],
  });
