import { customerStress } from "../../core/counterparties/customer-stress";
import { defineFunction, number, numberOr, series, seriesOr, weak, words } from "../define";

export const CUSTOMER_STRESS = defineFunction({
  name: "CUSTOMER_STRESS",
  family: "counterparties",
  summary: words("Debt coverage when customers default: without the largest, expected, probability below a threshold, over all combinations of defaults.", "Cobertura de la deuda si fallan clientes: sin el mayor, esperada y probabilidad bajo un umbral, en todas las combinaciones."),
  args: {
    revenue: series("$ per period", words("Contracted revenue of each customer over one period, at most 12 customers", "Ingreso contratado de cada cliente en un periodo, hasta 12 clientes"), { range: { min: 0 } }),
    pd: series("probability", words("Default probability of each customer over that period; one for all or one each", "Probabilidad de impago de cada cliente en ese periodo; una para todos o una por cliente"), { range: { min: 0, max: 1 } }),
    opex: number("$ per period", words("Cash running cost of the period, whether customers pay or not", "Coste corriente de caja del periodo, paguen o no los clientes"), { range: { min: 0 } }),
    debtService: number("$ per period", words("Interest and scheduled principal of the period", "Intereses y principal programado del periodo"), { range: { min: 0 } }),
    relet: seriesOr("fraction", words("Revenue after a default and re-letting, as a share of the customer's; one for all or one each", "Ingreso tras impago y nuevo alquiler, como parte del que pagaba el cliente; uno para todos o uno por cliente"), {
      default: [0], range: { min: 0 },
      evidence: { grade: "D", why: words("0 is the prudent end: nothing is re-let within the period", "0 es el extremo prudente: nada se vuelve a alquilar en el periodo") },
    }),
    rho: numberOr("correlation", words("Correlation of the customers' credit with one another; 0 is independence", "Correlación del crédito de los clientes entre sí; 0 es independencia"), {
      default: 0, range: { min: 0, max: 1 },
      evidence: { grade: "D", why: words("no joint default record of AI customers exists; show it at 0 and at .5", "no hay historial conjunto de impagos de clientes de IA; muéstrelo con 0 y con 0,5") },
    }),
    threshold: numberOr("x", words("DSCR below which it is a breach", "DSCR bajo el cual hay incumplimiento"), { default: 1 }),
  },
  returns: {
    shape: "column",
    parts: [
      { name: "DSCR", unit: "x", meaning: words("Coverage when all customers pay", "Cobertura si todos pagan"), how: "(contracted_revenue − opex) / debt_service" },
      { name: "DSCR without the largest", unit: "x", meaning: words("Coverage when only the largest customer defaults and is re-let", "Cobertura si solo falla el mayor y se vuelve a alquilar"), how: "(contracted_revenue − revenue of the largest · (1 − relet) − opex) / debt_service" },
      { name: "expected DSCR", unit: "x", meaning: words("Mean over all combinations of defaults", "Media de todas las combinaciones de impagos"), how: "(expected_revenue − opex) / debt_service" },
      { name: "breach probability", unit: "probability", meaning: words("Probability that DSCR is below the threshold", "Probabilidad de un DSCR bajo el umbral"), how: "Σ probability of the combinations of defaults with DSCR < threshold" },
      { name: "effective customers", unit: "names", meaning: words("Number of equal customers that would be as concentrated", "Número de clientes iguales con la misma concentración"), how: "1 / HHI(revenue)" },
    ],
  },
  formula: "DSCR(state) = (Σ revenue · (relet where the customer defaults, else 1) − opex)/debt_service over all 2ⁿ states; default: √rho·Z + √(1 − rho)·ε ≤ Φ⁻¹(pd)",
  limits: [
    weak("", words("Has no timing: a default counts for the whole period. For a path over time test each period, or use BACKLOG_VALUE.", "No tiene calendario: un impago cuenta todo el periodo. Para una senda pruebe cada periodo o use BACKLOG_VALUE.")),
    words("Double hit: re-letting is worst exactly when customers default, and relet does not move with the factor. Enter a stressed relet.", "Doble golpe: se realquila peor justo cuando fallan los clientes, y relet no se mueve con el factor. Ponga un relet estresado."),
    words("pd and rho of AI customers are judgements: no joint record exists. Read the breach probability as an order of magnitude.", "pd y rho de clientes de IA son juicios: no hay historial conjunto. Lea la probabilidad como orden de magnitud."),
    words("Counts every combination of at most 12 customers; add up the small ones into one name, which overstates their concentration.", "Cuenta todas las combinaciones de hasta 12 clientes; sume los pequeños en un nombre, lo que exagera su concentración."),
  ],
  errors: {
    "#DIV/0!": [
      words("debt_service is 0: there is nothing to cover", "debt_service es 0: no hay nada que cubrir"),
      words("revenue adds up to 0", "revenue suma 0"),
    ],
    "#VALUE!": [
      words("pd or relet has neither one entry nor one for each customer", "pd o relet no tiene una sola entrada ni una por cliente"),
      words("more than 12 customers: add up the small ones", "más de 12 clientes: sume los pequeños"),
    ],
  },
  warnings: ({ rho, relet, pd, revenue }) => [
    ...(rho === 0 && revenue.length > 1 ? [words("rho 0: customers of one industry are assumed to default independently", "rho 0: se supone que los clientes de un mismo sector fallan de forma independiente")] : []),
    ...(relet.some((share) => share > 1) ? [words("relet above 1: a default would raise revenue", "relet mayor que 1: un impago subiría el ingreso")] : []),
    ...(pd.every((chance) => chance === 0) ? [words("every pd is 0: no customer can default", "todos los pd son 0: ningún cliente puede fallar")] : []),
  ],
  sources: ["docs/conventions.md#customer-stress", "docs/conventions.md#hhi", "O. Vasicek, The distribution of loan portfolio value, Risk, December 2002 (one-factor model)"],
  related: ["HHI", "BACKLOG_VALUE", "DSCR_PATH", "COVENANT_TEST"],
  examples: [
    {
      given: { revenue: [62, 15, 23], pd: [0.02, 0.1, 0], opex: 40, debtService: 45 },
      result: [[60 / 45], [-2 / 45], [57.26 / 45], [0.02], [10000 / 4598]],
      because: "by hand: 100 − 40 over 45; 38 − 40; 60.76 + 13.5 + 23 − 40; only the loss of the first breaches 1x (85 − 40 = 45 does not); 1/(.62² + .15² + .23²)",
    },
    {
      given: { revenue: [50, 50], pd: [0.1], opex: 0, debtService: 50, rho: 1, threshold: 2 },
      result: [[2], [1], [1.8], [0.1], [2]], because: "by hand: at rho 1 both default together, with probability .1; 100 − 10 over 50",
    },
    {
      given: { revenue: [50, 50], pd: [0.5], opex: 0, debtService: 50, rho: 0.5, threshold: 1 },
      pick: [3, 0], result: 1 / 3, because: "both default: ¼ + asin(.5)/(2π) = 1/3, the orthant probability of two normals",
    },
  ],
  // Correlated customers are counted at each of some hundred values of the common factor.
  work: ({ revenue, rho }) => (rho === 0 ? 0.25 : 4) * 2 ** Math.min(12, revenue.length) + (rho === 0 ? 0 : 350),
  compute: customerStress,
  steps: [
    { of: "contractedRevenue", unit: "$ per period", how: "SUM(revenue)" },
    { of: "largest", unit: "number", how: "customer with the largest revenue; of equals the one re-let worst" },
    { of: "expectedRevenue", unit: "$ per period", how: "Σ revenue · (1 − pd · (1 − relet))" },
    { of: "states", unit: "count", how: "2^n combinations of defaults" },
    { of: "breachingStates", unit: "count", how: "combinations with DSCR < threshold" },
    { of: "hhi", unit: "fraction", how: "Σ (revenue / contracted_revenue)²" },
  ],
  result: (all) => [all.dscr, all.dscrWithoutLargest, all.expectedDscr, all.breachProbability, all.effectiveNames],
});
