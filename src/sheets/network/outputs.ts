import type { Output } from "../outputs";
import type { Format } from "../plan";
import { PLACES } from "./places";

const output = (place: string, label: string, labelEs: string, format: Format): Output => {
  const [sheet, key] = place.split(".") as [string, string];
  return { key, label, labelEs, sheet, cell: PLACES[place]!, format };
};

/** The headline answers of the selected scenario. */
export const NETWORK_OUTPUTS: readonly Output[] = [
  output("circularity.share", "Part of payments that goes round", "Parte de los pagos que da vueltas", "percent1"),
  output("circularity.amazon_share", "Amazon: sales paid with its own money", "Amazon: ventas pagadas con su dinero", "percent1"),
  output("circularity.nvidia_share", "Nvidia: sales paid with its own money", "Nvidia: ventas pagadas con su dinero", "percent1"),
  output("clearing.base_openai", "OpenAI pays of what it owes", "OpenAI paga de lo que debe", "percent"),
  output("clearing.none_openai", "… without new equity", "… sin capital nuevo", "percent"),
  output("clearing.none_coreweave", "CoreWeave pays without new equity", "CoreWeave paga sin capital nuevo", "percent"),
  output("clearing.none_round", "… and falls in round", "… y cae en la ronda", "integer"),
  output("concentration.ratio", "Commitments / revenue of 2025", "Compromisos / ingresos de 2025", "multiple"),
  output("concentration.without", "CoreWeave's coverage without its largest customer", "Cobertura de CoreWeave sin su mayor cliente", "multiple"),
  output("checks.unexpected", "Checks that are not as expected", "Comprobaciones fuera de lo esperado", "integer"),
];
