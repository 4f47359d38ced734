import { CalcError } from "../../core/errors";
import { fanOf } from "../../core/simulation/fan";
import * as layout from "../../core/simulation/layout";
import type { SimulationPlan } from "../../core/simulation/plan";
import { NOTHING_TO_SCULPT_ERROR, SIMULATION_ERRORS } from "../common-errors";
import { decode } from "../decode";
import { defineFunction, type FunctionSpec, type Library, pairs, type Part, type Simulated, text, type Values, type Words, word, words } from "../define";
import { findFunction, inOrder } from "../tools/explain";
import { atOnce, errorPart, MODEL_LIMIT, ORIGIN, originOf, quantileErrorPart } from "./answering";


const METRICS = { DSCR: layout.METRIC_DSCR, LTV: layout.METRIC_LTV, CASH: layout.METRIC_CASH, BALANCE: layout.METRIC_BALANCE } as const;
const METRIC_WORDS: Readonly<Record<keyof typeof METRICS, Words>> = {
  DSCR: words("Debt service coverage of the period", "Cobertura del servicio de deuda del periodo"),
  LTV: words("Closing balance over the value of the collateral", "Saldo final sobre el valor de la garantía"),
  CASH: words("Cash in the account after the payment", "Caja en la cuenta tras el pago"),
  BALANCE: words("Closing balance of the loan", "Saldo final del préstamo"),
};
const LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95];

const PATHS_ARGUMENTS = {
  function: text(words("SIM_LOAN or SIM_MINER, as text", "SIM_LOAN o SIM_MINER, como texto")),
  arguments: pairs(words("Its arguments in two columns: name, value; terms.sweep names one of its further terms", "Sus argumentos en dos columnas: nombre, valor; terms.sweep nombra uno de sus otros términos")),
  metric: word(METRIC_WORDS, words("What the fan shows", "Qué muestra el abanico"), "DSCR"),
};
type PathsValues = Values<typeof PATHS_ARGUMENTS>;

interface Asked {
  readonly simulated: Simulated;
  readonly values: Readonly<Record<string, unknown>>;
}

const askedOf = (given: PathsValues, library: Library): Asked => {
  const spec: FunctionSpec = findFunction(given.function, library);
  const { simulated } = spec;
  if (!simulated || spec.name === "SIM_PATHS") throw new CalcError("bad-input", "function", `expected SIM_LOAN or SIM_MINER, got ${spec.name}`);
  const inputs = inOrder(spec, given.arguments);
  return { simulated, values: Object.fromEntries(spec.slots.map(([key, slot], i) => [key, decode(slot, inputs[i], key)])) };
};

const simulated = {
  plan: (given: PathsValues, library: Library): SimulationPlan => {
    const { simulated: inner, values } = askedOf(given, library);
    return inner.plan(values, library, METRICS[given.metric]);
  },
  combine: (_given: PathsValues, { version }: Library, plan: SimulationPlan, results: Parameters<Simulated["combine"]>[3]) => ({
    periods: plan.periods, groups: plan.groups, fan: fanOf(plan, results, LEVELS), origin: originOf(plan, version),
  }),
};

const quantile = (level: number): Part =>
  ({ name: `${level} %`, unit: "as the metric", meaning: words("Quantile over the paths that have not defaulted", "Cuantil entre las trayectorias sin impago"), how: `the least value that ${level} % of them do not exceed` });

export const SIM_PATHS = defineFunction({
  name: "SIM_PATHS",
  family: "simulation",
  summary: words("Fan of a simulated loan for charts: quantiles of DSCR, LTV, cash or balance by period, and the share of paths in default.", "Abanico de un préstamo simulado para gráficos: cuantiles de DSCR, LTV, caja o saldo por periodo y parte en impago."),
  args: PATHS_ARGUMENTS,
  returns: {
    shape: "table",
    parts: [
      { name: "t", unit: "period", meaning: words("Period", "Periodo"), how: "1, 2, … years · freq" },
      { name: "in default", unit: "fraction", meaning: words("Share of paths that have defaulted up to this period", "Parte de las trayectorias en impago hasta este periodo"), how: "paths that default by t / paths" },
      errorPart("in default", "fraction"),
      { name: "mean", unit: "as the metric", meaning: words("Mean over the paths that have a value", "Media entre las trayectorias con valor"), how: "Σ / number of them" },
      quantile(5), quantile(25), quantile(50), quantile(75), quantile(95),
      quantileErrorPart("5 %", "as the metric"), quantileErrorPart("50 %", "as the metric"), quantileErrorPart("95 %", "as the metric"),
      ...ORIGIN,
    ],
  },
  formula: "quantiles of the metric in each period over the paths of SIM_LOAN or SIM_MINER that have not defaulted before it; the period of default itself still counts",
  limits: [
    words("The fan is that of the survivors: as weak loans default it narrows and may even rise. Read it beside the share in default.", "El abanico es el de los supervivientes: al impagar los débiles se estrecha e incluso sube. Léalo junto a la parte en impago."),
    words("A line of quantiles is no path: no single loan follows the 5 % line.", "Una línea de cuantiles no es una trayectoria: ningún préstamo sigue la línea del 5 %."),
    MODEL_LIMIT,
  ],
  errors: {
    "#N/A": [NOTHING_TO_SCULPT_ERROR],
    "#VALUE!": [
      words("function is neither SIM_LOAN nor SIM_MINER", "function no es SIM_LOAN ni SIM_MINER"),
      words("arguments names what that function does not have, the same argument twice, or a value that it refuses", "arguments nombra lo que esa función no tiene, dos veces el mismo argumento, o un valor que esta rechaza"),
      ...SIMULATION_ERRORS,
      words("paths · periods exceeds 4,000,000, the values that are kept", "paths · periodos supera 4.000.000, los valores que se guardan"),
    ],
  },
  sources: ["docs/conventions.md#simulation"],
  related: ["SIM_LOAN", "SIM_MINER", "FLEET_DSCR"],
  examples: [
    {
      given: { function: "SIM_LOAN", arguments: [["units", 1000], ["rent", 2], ["opex", 0.5], ["debt", 20_000_000], ["rate", 0], ["years", 5], ["deflation", 0], ["util", 0.75], ["vol", 0], ["paths", 4]] },
      pick: [0, 6], result: 2.19, because: "nothing moves: the DSCR of FLEET_DSCR, 2.19m over 1m",
    },
    {
      given: { function: "SIM_MINER", arguments: [["btc_qty", 10], ["btc_price", 100], ["btc_vol", 0], ["site_value", 1000], ["site_vol", 0], ["debt", 1000], ["years", 1], ["rho", 0], ["paths", 2]], metric: "LTV" },
      pick: [0, 4], result: 0.5, because: "by hand: 1,000 owed on 1,000 of coins and 1,000 of sites",
    },
  ],
  compute: atOnce(simulated),
  simulated,
  steps: [
    { of: "periods", unit: "periods", how: "years · freq" },
    { of: "groups", unit: "groups", how: "independent groups of paths behind the standard errors" },
  ],
  result: ({ fan, origin }) =>
    fan.map(({ period, defaulted, mean, quantiles }) => [
      period, defaulted.value, defaulted.error, mean, ...quantiles.map(({ value }) => value), ...[0, 2, 4].map((i) => quantiles[i]!.error), ...origin,
    ]),
});
