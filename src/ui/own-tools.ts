import type { Preset } from "../presets/figure";
import type { WorkbookPort } from "../workbook/port";
import { bridgePart, type MakeBridge } from "./bridge-part";
import { element } from "./dom";
import type { Language, Say } from "./language";
import type { WritePlan } from "./models";
import { type ModelSheets, roomFor, scenarioNames } from "./model-sheets";
import { openPart, savePart } from "./own-part";
import type { LoadedModel } from "./presets-tab";
import { scenarioPart } from "./scenario-part";
import { seriesPart } from "./series-part";

interface Setting {
  readonly port: WorkbookPort;
  readonly say: Say;
  readonly language: Language;
  readonly presets: readonly Preset[];
  readonly write: WritePlan;
  readonly bridge: MakeBridge;
  readonly model: () => LoadedModel | undefined;
  /** Puts a preset from a file among the others; answers whether it took the place of an earlier one. */
  readonly opened: (preset: Preset) => boolean;
}

export interface OwnTools {
  /** What works on the loaded model: its scenarios, bridges, saving. */
  readonly ofModel: HTMLElement;
  /** What brings something of the user's own: a preset file, a series. */
  readonly ofUser: HTMLElement;
  readonly show: (model: LoadedModel | undefined) => Promise<void>;
  /** The scenarios as the sheet names them now. */
  readonly names: (sheets: ModelSheets) => Promise<readonly { readonly number: number; readonly name: string }[]>;
}

/** Everything in the Presets tab that is about the user's own work; loaded after the list of presets stands. */
export function ownTools(setting: Setting): OwnTools {
  const { port, say, presets, opened, model } = setting;
  const parts = [scenarioPart(setting), bridgePart(setting), savePart(setting)];
  for (const part of parts) part.root.hidden = true;
  const rooms = new Map<string, number>();
  return {
    ofModel: element("div", {}, ...parts.map((part) => part.root)),
    ofUser: element("section", { class: "cc-own", "aria-label": say("yourOwn") }, element("h2", {}, say("yourOwn")), openPart(setting, presets, opened), seriesPart({ ...setting, model })),
    show: async (shown) => {
      for (const part of parts) await part.show(shown);
    },
    names: async (sheets) => {
      if (!rooms.has(sheets.inputs)) rooms.set(sheets.inputs, await roomFor(port, sheets));
      return scenarioNames(port, sheets, rooms.get(sheets.inputs)!);
    },
  };
}
