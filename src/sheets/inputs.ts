import type { Figure, Preset } from "../presets/figure";
import { FIRST_ROW, lastSpareColumn } from "./columns";
import { DERIVED, DERIVED_ROW } from "./derived";
import { inputHeadings, liveValue, sourceOf, startInputs, writeArithmetic, writeFigure, writeSettings } from "./input-rows";
import { FURTHER_ROW, inColumn, type Layout, reference } from "./layout";
import type { NamePlan, SheetPlan } from "./plan";
import { SETTINGS } from "./settings";

const live = (layout: Layout, row: number, otherwise: string): string =>
  liveValue(reference(layout, "scenarios", `D${row}:${lastSpareColumn(layout)}${row}`), reference(layout, "about", "C10"), otherwise);

/** A blank cell that is referred to turns into 0; a parameter that is left empty must stay empty. */
export const emptyStaysEmpty = (figure: Figure | undefined, address: string): string =>
  figure?.value === null ? `IF(${address}="","",${address})` : address;

export const buildInputs = (layout: Layout): SheetPlan => {
  const { preset, language } = layout;
  const base = `Base ${preset.freezeDate}`;
  const sheet = startInputs(
    layout.names.inputs, "Every figure with its source. Column D feeds the model: the base value, or what the selected scenario puts in its place.",
    `=${reference(layout, "about", "C10")}&" "&${reference(layout, "about", "D10")}`, base,
  );
  const write = (figure: Figure, row: number, ofScenarios: boolean): void => {
    const own = emptyStaysEmpty(figure, `E${row}`);
    writeFigure(sheet, {
      figure, row, language, preset: preset.id, source: sourceOf(figure),
      live: ofScenarios ? live(layout, row, own) : `=${own}`,
      base: figure.formula === undefined ? undefined : inColumn(layout, "inputs", "E", figure.formula),
    });
  };
  preset.figures.forEach((figure, i) => write(figure, FIRST_ROW + i, true));
  const further = preset.further ?? [];
  if (further.length > 0) sheet.row(`A${FURTHER_ROW - 1}`, inputHeadings(base, "Further figures, the same in every scenario"), "heading");
  further.forEach((figure, i) => write(figure, FURTHER_ROW + i, false));
  DERIVED.forEach((derived, i) => {
    const row = DERIVED_ROW + i;
    const inLive = inColumn(layout, "inputs", "D", derived.formula);
    writeArithmetic(sheet, row, derived, derived.perScenario ? live(layout, row, inLive.slice(1)) : inLive, inColumn(layout, "inputs", "E", derived.formula), preset.freezeDate);
  });
  writeSettings(sheet, layout.settingsRow, SETTINGS);
  return sheet.finish({ widths: [18, 52, 12, 15, 20, 20, 13, 11, 11, 22, 14, 11, 90, 18], freeze: { rows: 5, columns: 4 }, landscape: true });
};

/** One name for each input, and for each row that a scenario may change besides. */
export const inputNames = (layout: Layout, preset: Preset): readonly NamePlan[] =>
  [...preset.figures.map(({ key }) => key), ...(preset.further ?? []).map(({ key }) => key), ...DERIVED.filter(({ perScenario }) => perScenario).map(({ key }) => key)].map((key) => ({
    name: `in_${key}`,
    refersTo: reference(layout, "inputs", `D${layout.rows.get(key)!}`),
  }));
