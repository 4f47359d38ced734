import { LocaleType, LogLevel, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import "@univerjs/engine-formula/facade";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import "@univerjs/sheets/facade";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import "@univerjs/sheets-formula/facade";
import { CATALOGUE } from "../functions/catalogue";
import type { FunctionSpec } from "../functions/define";
import type { Engine } from "./engine";
import type { LargeRunner } from "./functions";
import { engineOn } from "./univer";

/**
 * The embedded spreadsheet without a window, for the command line and the tests. Only the three plugins that calculate are
 * registered; what draws is not imported.
 *
 * Webpack for Node (target node20, babel-loader for .ts) bundles it with its default resolve settings; output.asyncChunks
 * false keeps it one file. Node cannot load Univer's ES modules unbundled; under jest its CommonJS build is used, and the
 * packages of Univer that ship ES modules only must not be in transformIgnorePatterns (jest.config.js).
 */
export const createHeadlessEngine = (functions: readonly FunctionSpec[] = CATALOGUE, run?: LargeRunner): Engine => {
  const univer = new Univer({ logLevel: LogLevel.WARN, locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} } });
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  return engineOn(univer, FUniver.newAPI(univer), functions, run).engine;
};
