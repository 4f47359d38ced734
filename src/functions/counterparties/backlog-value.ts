import { backlogValue } from "../../core/counterparties/backlog-value";
import { ONE_EACH_ERROR } from "../common-errors";
import { defineFunction, numberOr, series, seriesOr, words } from "../define";
import { DEFLATION_LIMITS } from "../deflation-warnings";
import { amounts, lives, starts, STRAIGHT_LINE } from "./party-arguments";

export const BACKLOG_VALUE = defineFunction({
  name: "BACKLOG_VALUE",
  family: "counterparties",
  summary: words("Value of a backlog when customers can default and capacity is re-let at a spot rent that falls.", "Valor de una cartera contratada si los clientes pueden fallar y la capacidad se realquila a un precio que cae."),
  args: {
    amounts,
    years: lives,
    pd: series("per year", words("Annual default probability of each customer; one for all or one each", "Probabilidad anual de impago de cada cliente; una para todos o una por cliente"), { range: { min: 0, max: 1 } }),
    disc: numberOr("per year, effective", words("Discount rate, effective annual", "Tasa de descuento efectiva anual"), { default: 0, range: { above: -1 } }),
    relet: seriesOr("fraction", words("Spot rent today / contract rent: what capacity earns once its customer is gone; one for all or one each", "Alquiler al contado hoy / contratado: lo que gana la capacidad cuando el cliente falla; uno para todos o uno por contrato"), {
      default: [0], range: { min: 0 },
      evidence: { grade: "D", why: words("0 is the prudent end: nothing is re-let", "0 es el extremo prudente: nada se realquila") },
    }),
    deflation: seriesOr("per year, effective", words("Annual fall of that spot rent; negative means rising rents; one for all or one each", "Caída anual de ese alquiler; negativa si sube; una para todos o una por contrato"), {
      default: [0], range: { below: 1 },
      evidence: { grade: "D", why: words("0 holds the re-let rent still, which flatters a long backlog; enter the deflation of the fleet", "0 congela el alquiler y favorece una cartera larga; ponga la deflación de la flota") },
    }),
    starts,
  },
  returns: { shape: "scalar", part: { name: "value", unit: "$", meaning: words("Value today", "Valor hoy"), how: "Σ values" } },
  formula: "Σ amount/years · ∫ over [start, start + years] of e^(−kt)·[e^(−ht) + relet·(1 − deflation)^t·(1 − e^(−ht))] dt, h = −ln(1 − pd), k = ln(1 + disc)",
  limits: [
    STRAIGHT_LINE,
    words("Double hit: rents are low exactly when customers default; relet and deflation do not move with defaults. Enter stressed ones.", "Doble golpe: los alquileres son bajos justo cuando fallan clientes; relet y deflation no se mueven con los impagos. Póngalos estresados."),
    words("Default, discounting and the fall of rent all run from today, also for a contract that starts later.", "Impago, descuento y caída del alquiler corren desde hoy, también para un contrato que empieza después."),
    words("A customer recovers nothing on a broken contract; re-letting is at once and without cost.", "De un contrato roto no se recupera nada; el nuevo alquiler es inmediato y sin coste."),
    ...DEFLATION_LIMITS,
  ],
  errors: {
    "#VALUE!": [ONE_EACH_ERROR],
  },
  warnings: ({ relet, deflation, pd, disc }) => [
    ...(relet.some((share) => share > 0) && deflation.every((fall) => fall === 0) ? [words("relet with deflation 0: rent is held still for the rest of every contract", "relet con deflation 0: el alquiler queda fijo el resto de cada contrato")] : []),
    ...(relet.some((share) => share > 1) ? [words("relet above 1: a default would raise revenue", "relet mayor que 1: un impago subiría el ingreso")] : []),
    ...(disc === 0 && pd.some((chance) => chance > 0) ? [words("disc 0: a dollar in the last year counts as a dollar today", "disc 0: un dólar del último año cuenta como uno de hoy")] : []),
  ],
  sources: ["docs/conventions.md#backlog-value"],
  related: ["BACKLOG_RUNOFF", "HHI", "CUSTOMER_STRESS", "REVENUE_PATH"],
  examples: [
    { given: { amounts: [10, 20], years: [4, 5], pd: [0, 0] }, result: 30, because: "no default and no discount: the backlog itself" },
    { given: { amounts: [100], years: [2], pd: [0.5] }, result: 37.5 / Math.LN2, because: "by hand: 50 · (1 − .5²)/ln 2, survival alone" },
    { given: { amounts: [100], years: [2], pd: [1], relet: [0.8], deflation: [0.5] }, result: 30 / Math.LN2, because: "by hand: certain default at once leaves 50 · .8 · (1 − .5²)/ln 2 of re-letting" },
  ],
  compute: backlogValue,
  steps: [
    { of: "total", unit: "$", how: "SUM(amounts)" },
    { of: "discRate", unit: "per year, continuous", how: "ln(1 + disc)" },
    { of: "hazards", unit: "per year, continuous", how: "−ln(1 − pd)" },
    { of: "rentFalls", unit: "per year, continuous", how: "−ln(1 − deflation)" },
    { of: "riskFreeValues", unit: "$", how: "value of each contract if its customer could not default" },
    { of: "paidValues", unit: "$", how: "paid by the customer while it lives" },
    { of: "reletValues", unit: "$", how: "earned by re-letting after its default" },
    { of: "values", unit: "$", how: "paid_values + relet_values" },
    { of: "quality", unit: "fraction", how: "Σ values / total; none for an empty backlog" },
  ],
  result: ({ value }) => value,
});
