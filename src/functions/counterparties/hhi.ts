import { concentration } from "../../core/counterparties/concentration";
import { defineFunction, flag, series, words } from "../define";

export const HHI = defineFunction({
  name: "HHI",
  family: "counterparties",
  summary: words("Herfindahl-Hirschman index of concentration: 1 is a single customer, 1/n are n equal ones.", "Índice de concentración Herfindahl-Hirschman: 1 es un solo cliente, 1/n son n iguales."),
  args: {
    amounts: series("$", words("Revenue or exposure of each name; any unit", "Ingreso o exposición de cada nombre; cualquier unidad"), { range: { min: 0 } }),
    normalised: flag(words("TRUE maps n equal names to 0 and a single name to 1", "VERDADERO lleva n nombres iguales a 0 y uno solo a 1"), false),
  },
  returns: { shape: "scalar", part: { name: "HHI", unit: "fraction", meaning: words("Concentration between 0 and 1", "Concentración entre 0 y 1") } },
  formula: "Σ (amount/SUM(amounts))²; normalised: (HHI − 1/n)/(1 − 1/n), n = names with an amount; effective names = 1/HHI",
  limits: [
    words("A remainder of unnamed customers entered as one amount raises the index, left out it raises it too: spread it over plausible names.", "Un resto de clientes sin nombre puesto como un importe sube el índice, y omitirlo también: repártalo entre nombres plausibles."),
    words("Says nothing about who the names are: one strong customer can be safer than ten weak ones. For that use CUSTOMER_STRESS.", "No dice quiénes son: un cliente fuerte puede ser más seguro que diez débiles. Para eso use CUSTOMER_STRESS."),
    words("Names with amount 0 (blank cells) do not count in n.", "Los nombres con importe 0 (celdas en blanco) no cuentan en n."),
  ],
  errors: {
    "#DIV/0!": [words("amounts add up to 0: there are no shares", "amounts suma 0: no hay cuotas")],
  },
  sources: ["docs/conventions.md#hhi", "US Department of Justice, Antitrust Division: Herfindahl-Hirschman Index"],
  related: ["CUSTOMER_STRESS", "BACKLOG_VALUE"],
  examples: [
    { given: { amounts: [30, 30, 20, 20] }, result: 0.26, because: "US Department of Justice: 30² + 30² + 20² + 20² = 2,600 points" },
    { given: { amounts: [62, 15, ...Array.from({ length: 23 }, () => 1)] }, result: 0.4092, because: "CoreWeave FY2024, Microsoft 62 %, top two 77 %, rest granular: .62² + .15² + 23 · .01²" },
    { given: { amounts: [5, 5, 5, 5], normalised: true }, result: 0, because: "four equal names: (1/4 − 1/4)/(1 − 1/4)" },
  ],
  compute: concentration,
  steps: [
    { of: "total", unit: "$", how: "SUM(amounts)" },
    { of: "shares", unit: "fraction", how: "amount / total" },
    { of: "names", unit: "names", how: "amounts above 0" },
    { of: "effectiveNames", unit: "names", how: "1 / Σ shares²: as concentrated as this many equal names" },
  ],
  result: ({ hhi, normalised }, values) => (values.normalised ? normalised : hhi),
});
