import type { Output } from "../outputs";
import type { Format } from "../plan";
import { PLACES } from "./places";

const output = (place: string, label: string, labelEs: string, format: Format): Output => {
  const [sheet, key] = place.split(".") as [string, string];
  return { key, label, labelEs, sheet, cell: PLACES[place]!, format };
};

/** The headline answers of the selected scenario. */
export const MINER_OUTPUTS: readonly Output[] = [
  output("treasury.cover", "Asset cover", "Cobertura de activos", "multiple"),
  output("treasury.pd", "P(assets < debt)", "P(activos < deuda)", "percent1"),
  output("treasury.pd_both", "… with both stresses of the base", "… con ambos estreses de la base", "percent1"),
  output("treasury.line_ltv", "LTV of the line against bitcoin", "LTV de la línea contra bitcoin", "percent"),
  output("treasury.sell_share", "Coins to sell if nothing is refinanced", "Monedas por vender si nada se refinancia", "percent"),
  output("block.npv", "NPV of converting one MW", "VAN de convertir un MW", "usd"),
  output("block.break_even", "Break-even hashprice", "Hashprice de equilibrio", "rent"),
  output("block.break_even_lease", "Break-even lease rent", "Renta de equilibrio", "rent"),
  output("leverage.verdict", "Leverage since the last cycle", "Apalancamiento desde el ciclo anterior", "text"),
  output("checks.unexpected", "Checks that are not as expected", "Comprobaciones fuera de lo esperado", "integer"),
];
