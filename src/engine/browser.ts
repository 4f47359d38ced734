import { LocaleType, LogLevel, mergeLocales, Univer, type ILanguagePack, type Plugin, type PluginCtor } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import "@univerjs/preset-sheets-core/lib/index.css";
import { UniverSheetsDataValidationPreset } from "@univerjs/preset-sheets-data-validation";
import "@univerjs/preset-sheets-data-validation/lib/index.css";
import { UniverSheetsDrawingPreset } from "@univerjs/preset-sheets-drawing";
import "@univerjs/preset-sheets-drawing/lib/index.css";
import { UniverSheetsNotePreset } from "@univerjs/preset-sheets-note";
import "@univerjs/preset-sheets-note/lib/index.css";
import { IDescriptionService } from "@univerjs/sheets-formula";
import type { FWorkbook } from "@univerjs/sheets/facade";
import { defaultTheme } from "@univerjs/themes";
import { CATALOGUE } from "../functions/catalogue";
import { textsIn } from "../functions/texts";
import { functionDescriptions, functionTexts } from "./descriptions";
import type { Engine } from "./engine";
import type { LargeRunner } from "./functions";
import { engineOn } from "./univer";

export type Language = "en" | "es";

export interface BrowserOptions {
  /** The element that the spreadsheet fills, or its id. It needs a height. */
  readonly container: HTMLElement | string;
  readonly locale: Language;
  readonly dark: boolean;
  /** Works off simulations that a sheet does not wait for. */
  readonly run: LargeRunner;
}

/**
 * The embedded spreadsheet with its window. Beside the engine it hands over Univer's own interface for what is not
 * calculation: styles, notes, lists, highlights, floating charts, selection. Undo and redo are Univer's.
 */
export interface BrowserEngine extends Engine {
  readonly api: FUniver;
  readonly univer: Univer;
  readonly workbook: FWorkbook;
  setDark(isDark: boolean): void;
  /** Menus, completion and argument hints change at once; formulas and names of functions never. */
  setLanguage(language: Language): Promise<void>;
}

const LOCALES: Readonly<Record<Language, LocaleType>> = { en: LocaleType.EN_US, es: LocaleType.ES_ES };

/** One language is loaded at a time; the bundler makes a file of each. */
const textsOf = async (language: Language): Promise<ILanguagePack> => {
  const packs =
    language === "en"
      ? await Promise.all([
          import("@univerjs/preset-sheets-core/locales/en-US"),
          import("@univerjs/preset-sheets-conditional-formatting/locales/en-US"),
          import("@univerjs/preset-sheets-data-validation/locales/en-US"),
          import("@univerjs/preset-sheets-note/locales/en-US"),
          import("@univerjs/preset-sheets-drawing/locales/en-US"),
        ])
      : await Promise.all([
          import("@univerjs/preset-sheets-core/locales/es-ES"),
          import("@univerjs/preset-sheets-conditional-formatting/locales/es-ES"),
          import("@univerjs/preset-sheets-data-validation/locales/es-ES"),
          import("@univerjs/preset-sheets-note/locales/es-ES"),
          import("@univerjs/preset-sheets-drawing/locales/es-ES"),
        ]);
  return mergeLocales(...packs.map((pack) => pack.default), functionTexts(language, await textsIn(language)));
};

type Registered = readonly [PluginCtor<Plugin>, unknown];

/** The presets share plugins; each is registered once, with the settings of the preset that comes last. */
const pluginsOf = (container: HTMLElement | string): readonly Registered[] => {
  const presets = [
    UniverSheetsCorePreset({ container, disableAutoFocus: true }),
    UniverSheetsConditionalFormattingPreset(),
    UniverSheetsDataValidationPreset(),
    UniverSheetsNotePreset(),
    UniverSheetsDrawingPreset(),
  ];
  const byName = new Map<string, Registered>();
  for (const entry of presets.flatMap((preset) => preset.plugins)) {
    const [plugin, settings] = (Array.isArray(entry) ? entry : [entry, undefined]) as [PluginCtor<Plugin>, unknown];
    byName.set(plugin.pluginName, [plugin, settings]);
  }
  return [...byName.values()];
};

/** Mounts the spreadsheet. This file alone brings Univer's window and its style sheets; nothing headless imports it. */
export const createBrowserEngine = async ({ container, locale, dark, run }: BrowserOptions): Promise<BrowserEngine> => {
  const univer = new Univer({
    theme: defaultTheme, darkMode: dark, logLevel: LogLevel.WARN,
    locale: LOCALES[locale], locales: { [LOCALES[locale]]: await textsOf(locale) },
  });
  for (const [plugin, settings] of pluginsOf(container)) univer.registerPlugin(plugin, settings as never);
  const api = FUniver.newAPI(univer);
  const { engine, workbook } = engineOn(univer, api, CATALOGUE, run);
  univer.__getInjector().get(IDescriptionService).registerDescriptions([...functionDescriptions()]);
  return {
    ...engine,
    api,
    univer,
    workbook,
    setDark: (isDark) => api.toggleDarkMode(isDark),
    async setLanguage(language) {
      api.loadLocales(LOCALES[language], await textsOf(language));
      api.setLocale(LOCALES[language]);
    },
  };
};
