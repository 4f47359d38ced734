import { leverageBridge } from "../../core/miners/leverage-bridge";
import { defineFunction, number, numberOr, type Part, type Words, words } from "../define";

const part = (name: string, unit: string, meaning: Words, how: string): Part => ({ name, unit, meaning, how });
const debt = (en: string, es: string) => number("$", words(`Gross debt at the ${en} date`, `Deuda bruta en la fecha ${es}`), { range: { min: 0 } });
const cash = (en: string, es: string) => number("$", words(`Cash at the ${en} date`, `Caja en la fecha ${es}`), { range: { min: 0 } });
const base = (en: string, es: string) => number("units", words(`What carries the debt at the ${en} date: coins, GPUs, MW or EBITDA`, `Lo que sostiene la deuda en la fecha ${es}: monedas, GPU, MW o EBITDA`), { range: { above: 0 } });
const price = (en: string, es: string) => numberOr("$ per unit", words(`Price of one unit at the ${en} date; 1 where the base is money`, `Precio de una unidad en la fecha ${es}; 1 si la base es dinero`), { default: 1, range: { above: 0 } });

export const LEVERAGE_BRIDGE = defineFunction({
  name: "LEVERAGE_BRIDGE",
  family: "miners",
  summary: words("Why a leverage ratio moved between two dates: net debt, quantity or only the price of what carries it.", "Por qué cambió un ratio de apalancamiento entre dos fechas: deuda neta, cantidad o solo el precio de la base."),
  args: {
    debt0: debt("earlier", "inicial"), cash0: cash("earlier", "inicial"), base0: base("earlier", "inicial"),
    debt1: debt("later", "final"), cash1: cash("later", "final"), base1: base("later", "final"),
    price0: price("earlier", "inicial"), price1: price("later", "final"),
  },
  returns: {
    shape: "row",
    parts: [
      part("ratio 0", "x", words("Net debt over the value of the base, earlier", "Deuda neta entre el valor de la base, al inicio"), "net_debt0 / (base0 · price0)"),
      part("ratio 1", "x", words("The same, later", "Lo mismo, al final"), "net_debt1 / (base1 · price1)"),
      part("ratio 1 at price 0", "x", words("Later ratio had the price stayed", "Ratio final si el precio no cambiara"), "net_debt1 / (base1 · price0)"),
      part("debt growth", "fraction", words("Growth of gross debt; empty from no debt", "Crecimiento de la deuda bruta; vacío si no había"), "debt1 / debt0 − 1"),
      part("from net debt", "logarithm", words("Part of ln(ratio 1/ratio 0) due to net debt; empty without net debt", "Parte de ln(ratio 1/ratio 0) por deuda neta; vacía sin deuda neta"), "ln(net_debt1 / net_debt0)"),
      part("from quantity", "logarithm", words("Part due to the quantity", "Parte por la cantidad"), "−ln(base1 / base0)"),
      part("from price", "logarithm", words("Part due to the price", "Parte por el precio"), "−ln(price1 / price0)"),
    ],
  },
  formula: "ratio = (debt − cash)/(base · price); ln(ratio1/ratio0) = ln(net debt1/net debt0) − ln(base1/base0) − ln(price1/price0)",
  limits: [
    words("Arithmetic, not judgement: a ratio that fell only because the price rose comes back with the price.", "Es aritmética, no juicio: un ratio que bajó solo por el precio vuelve con el precio."),
    words("Money of the four amounts must be the same, thousands with thousands. Leases and converts count only if entered as debt.", "Los cuatro importes van en la misma unidad, miles con miles. Arrendamientos y convertibles solo cuentan si se incluyen como deuda."),
  ],
  errors: {},
  warnings: ({ debt0, cash0, debt1, cash1 }) =>
    debt0 <= cash0 || debt1 <= cash1 ? [words("cash exceeds debt at one of the dates: the ratio is not positive and has no logarithm", "la caja supera la deuda en una de las fechas: el ratio no es positivo y no tiene logaritmo")] : [],
  sources: ["docs/conventions.md#leverage-bridge"],
  related: ["MINER_PD", "MERTON_PD"],
  examples: [
    {
      given: { debt0: 100, cash0: 20, base0: 10, debt1: 180, cash1: 20, base1: 10, price0: 2, price1: 8 },
      result: [[4, 2, 8, 0.8, Math.LN2, 0, -2 * Math.LN2]], because: "by hand: net debt 80 to 160 on 10 coins; the price made 8x look like 2x",
    },
    { given: { debt0: 100, cash0: 120, base0: 50, debt1: 90, cash1: 10, base1: 40 }, result: [[-0.4, 2, 2, -0.1, "", "", ""]], because: "by hand: net cash at the start has no logarithm" },
  ],
  compute: leverageBridge,
  steps: [
    { of: "netDebt0", unit: "$", how: "debt0 − cash0" },
    { of: "netDebt1", unit: "$", how: "debt1 − cash1" },
  ],
  result: (all) => [all.ratio0, all.ratio1, all.ratioAtOldPrice, all.debtGrowth, all.fromDebt, all.fromBase, all.fromPrice],
});
