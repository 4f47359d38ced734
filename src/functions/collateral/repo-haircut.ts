import { haircut } from "../../core/collateral/haircut";
import type { ReturnDistribution } from "../../core/conventions";
import { defineFunction, flag, number, numberOr, optionalNumber, type Part, weak, word, type Words, words } from "../define";
import { DEPTH_LIMIT, elasticity, eligible, SALE_COSTS_LIMIT } from "./liquidation-terms";

const DISTRIBUTIONS: Readonly<Record<ReturnDistribution, ReturnType<typeof words>>> = {
  LOGN: words("Log returns: the value cannot fall below zero", "Rendimientos logarítmicos: el valor no baja de cero"),
  NORM: words("Simple returns", "Rendimientos simples"),
};
const share = (name: string, meaning: Words, how: string): Part => ({ name, unit: "fraction", meaning, how });

export const REPO_HAIRCUT = defineFunction({
  name: "REPO_HAIRCUT",
  family: "collateral",
  summary: words(
    "Haircut on GPU collateral: loss from default to cash at a confidence level, with decay, launches, wrong-way risk, market depth and costs.",
    "Recorte de la garantía en GPU: pérdida desde el impago hasta el cobro con una confianza dada: caída, saltos, wrong-way, profundidad y costes.",
  ),
  args: {
    vol: number("per √year", words("Volatility of the resale price a year; .40 is a judgement from five rent points", "Volatilidad anual del precio de reventa; 0,40 es un juicio sobre cinco puntos de alquiler"), { range: { min: 0, max: 10 } }),
    mprDays: number("days", words("Days from default to the first sale: notice, standstill, repossession, removal", "Días desde el impago hasta la primera venta: aviso, espera, recuperación y desmontaje"), { range: { min: 0, max: 3650 } }),
    decay: number("per year, effective", words("Fall of the resale price a year; .23 contains launches, .16 goes with explicit jumps", "Caída anual del precio de reventa; 0,23 incluye lanzamientos, 0,16 con saltos explícitos"), { range: { min: -1, below: 1 } }),
    conf: numberOr("fraction", words("Confidence level of the loss", "Nivel de confianza de la pérdida"), { default: 0.99, range: { min: 0.01, below: 1 } }),
    units: numberOr("GPU", words("GPUs to sell; 0 leaves market depth out", "GPU que se venden; 0 deja fuera la profundidad"), { default: 0, range: { min: 0 } }),
    depth: optionalNumber("GPU per 30 days", words("GPUs the whole market takes in 30 days without a concession; required with units, no public number exists", "GPU que todo el mercado absorbe en 30 días sin descuento; obligatoria con units, sin cifra pública"), { range: { min: 0 } }),
    liqDays: numberOr("days", words("Days over which the sale is spread, after mpr_days", "Días en que se reparte la venta, después de mpr_days"), { default: 0, range: { min: 0, max: 3650 } }),
    eligible,
    elasticity,
    jumpRate: numberOr("per year", words("Expected launches a year that cut the resale price; .5 is one in two years", "Lanzamientos esperados al año que bajan el precio; 0,5 es uno cada dos años"), { default: 0, range: { min: 0 } }),
    jumpSize: numberOr("fraction", words("Share of price lost at each launch", "Parte del precio perdida en cada lanzamiento"), { default: 0, range: { min: 0, below: 1 } }),
    fee: numberOr("fraction of proceeds", words("Seller's commission", "Comisión de venta"), { default: 0, range: { min: 0, max: 1 } }),
    costPct: numberOr("fraction of value", words("Removal, transport and legal cost as a share of today's value", "Desmontaje, transporte y costes legales como parte del valor de hoy"), { default: 0, range: { min: 0, max: 1 } }),
    rho: numberOr("correlation", words("Wrong-way risk: correlation of the resale price with the borrower's credit", "Riesgo wrong-way: correlación del precio de reventa con el crédito del deudor"), { default: 0, range: { min: -1, max: 1 } }),
    pd: numberOr("fraction", words("Borrower's default probability; used only when rho is not 0", "Probabilidad de impago del deudor; solo se usa si rho no es 0"), {
      default: 0.05, range: { min: 0, max: 1 },
      evidence: { grade: "D", why: words("no GPU loan has defaulted in public: uncalibrated", "ningún préstamo sobre GPU ha impagado en público: sin calibrar") },
    }),
    dist: word(DISTRIBUTIONS, words("Return distribution", "Distribución del rendimiento"), "LOGN"),
    parts: flag(words("TRUE spills the haircut by cause", "VERDADERO despliega el recorte por causa"), false),
  },
  returns: { shape: "scalar", part: { name: "haircut", unit: "fraction", meaning: words("Haircut within [0, 1]; maximum LTV is 1 − haircut", "Recorte en [0, 1]; el LTV máximo es 1 − recorte") } },
  switched: {
    by: "parts",
    returns: {
      shape: "row",
      parts: [
        share("decay", words("Fall of value that is certain", "Caída segura del valor"), "1 − after_decay"),
        share("diffusion", words("Price volatility", "Volatilidad del precio"), "after_decay − after_diffusion"),
        share("jumps", words("Launches", "Lanzamientos"), "after_diffusion − after_jumps"),
        share("wrong-way", words("Prices are low when the borrower defaults", "El precio es bajo cuando el deudor impaga"), "after_jumps − after_wrong_way"),
        share("depth", words("Concession to buyers for selling fast", "Descuento a compradores por vender rápido"), "after_wrong_way − after_depth"),
        share("fees and costs", words("Commission and cost of the sale", "Comisión y costes de la venta"), "after_depth − recovery"),
        share("total", words("Haircut within [0, 1]; the six parts add up to it before that", "Recorte en [0, 1]; las seis partes suman el total antes de acotar"), "1 − recovery within [0, 1]"),
      ],
    },
  },
  formula: "1 − (e^x* · min(1, (pace/(depth · eligible))^(−elasticity)) · (1 − fee) − cost_pct), x* = quantile at 1 − conf of ln(1 − decay)·τd + K·ln(1 − jump_size) + vol·√τv·Z, given default",
  limits: [
    DEPTH_LIMIT,
    words("What depth decides: the worked example of 10,000 H100 in 90 days is 58 % where the market takes 10,000 a month, 72 % at 1,500 and 82 % at 300.", "Lo que decide depth: el ejemplo de 10.000 H100 en 90 días da 58 % si el mercado absorbe 10.000 al mes, 72 % con 1.500 y 82 % con 300."),
    SALE_COSTS_LIMIT,
    weak("liqDays", words("Not monotone in liq_days: a slower sale brings a better price per unit but bears more decay and volatility.", "No es monótono en liq_days: vender más despacio mejora el precio pero soporta más caída y volatilidad.")),
    words("With jumps, where conf falls between two jump counts, a little more vol may lower the haircut slightly; with a rho well below 0 more vol or a longer mpr lowers it, because defaults then come with high prices.", "Con saltos, si conf cae entre dos números de saltos, algo más de vol puede bajar ligeramente el recorte; con rho muy por debajo de 0, más vol o mpr lo bajan: los impagos llegan entonces con precios altos."),
    weak("rho", words("Wrong-way risk mixes two times: rho links credit before default with prices after it.", "El riesgo wrong-way mezcla dos tiempos: rho une el crédito antes del impago con precios posteriores.")),
    weak("vol", words("vol rests on five mixed rent points; list prices are administered and show almost none.", "vol se apoya en cinco puntos de alquiler mezclados; los precios de lista casi no la muestran.")),
    words("Treats the sale as one average: conservative by up to 2 points up to 180 days, about 2 to 4 at 400 (vol .3 to .6, at most one launch a year).", "Trata la venta como un promedio: conservador en hasta 2 puntos hasta 180 días y unos 2 a 4 hacia 400 (vol de 0,3 a 0,6, como mucho un lanzamiento al año)."),
  ],
  errors: {
    "#VALUE!": [
      words("units are to be sold, and depth or liq_days is 0 or missing", "hay units que vender y depth o liq_days es 0 o falta"),
      words("more than 10,000 launches expected until the end of the sale", "se esperan más de 10.000 lanzamientos hasta el fin de la venta"),
      words("rho is not 0, and pd · (1 − conf) is below 1e-9", "rho no es 0 y pd · (1 − conf) es menor que 1e-9"),
    ],
  },
  warnings: ({ decay, jumpRate, jumpSize, vol, conf }) => [
    ...(decay >= 0.2 && jumpRate > 0 && jumpSize > 0
      ? [words(`decay ${decay} measured across generations already contains launches; with jumps use about .16`, `decay ${decay} medida entre generaciones ya contiene los lanzamientos; con saltos use alrededor de 0,16`)]
      : []),
    ...(vol === 0 && jumpRate * jumpSize === 0 ? [words("without vol and jumps the price path is certain: conf has no effect", "sin vol ni saltos el precio es cierto: conf no tiene efecto")] : []),
    ...(conf < 0.9 ? [words(`conf ${conf} is below what a lender would hold as a haircut`, `conf ${conf} es menor de lo que un prestamista exigiría como recorte`)] : []),
  ],
  sources: [
    "docs/conventions.md#repo-haircut",
    "W. Lou, Haircutting non-cash collateral (Repo haircuts and economic capital), Risk 2017, arXiv 1708.07585",
    "SpotWire valuator_data.json v0.6 (CC-BY): liquidation factors and 25 sold comparables",
  ],
  related: ["LIQ_FACTOR", "GPU_RESIDUAL"],
  examples: [
    { given: { vol: 0.4, mprDays: 365, decay: 0, dist: "NORM" }, result: 0.9305391496163363, tolerance: 1e-12, because: "one year, NORM: .4 · 2.326347874040841 (99 % point of the normal distribution)" },
    { given: { vol: 0, mprDays: 365, decay: 0.23 }, result: 0.23, because: "no volatility: the decay of one year" },
    { given: { vol: 0, mprDays: 365, decay: 0, jumpRate: 0.5, jumpSize: 0.15 }, result: 0.385875, because: "Poisson(.5): P(K ≤ 2) = .9856, P(K ≤ 3) = .9982, so 3 jumps: 1 − .85³" },
    { given: { vol: 0, mprDays: 0, decay: 0, fee: 0.05, costPct: 0.03 }, result: 0.08, because: "sale at once: only commission and cost, 1 − (.95 − .03)" },
    {
      given: { vol: 0.4, mprDays: 60, decay: 0.23, conf: 0.99, units: 10000, depth: 1500, liqDays: 90, eligible: 0.5, jumpRate: 0.5, jumpSize: 0.15, fee: 0.05, costPct: 0.03, rho: 0.5, parts: true },
      result: [[0.072, 0.343, 0.033, 0.081, 0.142, 0.046, 0.718]], tolerance: 0.0006,
      because: "10,000 H100 to place in 90 days: worked example of the model paper, printed to three digits, checked there by 4 million simulations",
    },
  ],
  work: () => 300,
  compute: (values) => haircut({ ...values, depth: values.depth ?? 0 }),
  steps: [
    { of: "varianceYears", unit: "years", how: "(mpr_days + liq_days/3)/365: variance of an average over the sale" },
    { of: "driftYears", unit: "years", how: "(mpr_days + liq_days/2)/365: mean time of sale" },
    { of: "spread", unit: "fraction", how: "vol · √variance_years" },
    { of: "drift", unit: "fraction", how: "−ln(1 − decay) · drift_years; NORM: 1 − (1 − decay)^drift_years" },
    { of: "expectedJumps", unit: "jumps", how: "jump_rate · drift_years" },
    { of: "jumpLoss", unit: "fraction", how: "−ln(1 − jump_size); NORM: jump_size" },
    { of: "mostJumps", unit: "jumps", how: "counted up to here; what is left out has a probability below 1e-16 · (1 − conf)" },
    { of: "afterDecay", unit: "fraction of value", how: "share left by decay alone" },
    { of: "afterDiffusion", unit: "fraction of value", how: "share left at the confidence level with volatility" },
    { of: "afterJumps", unit: "fraction of value", how: "and with launches" },
    { of: "quantile", unit: "return", how: "x*: smallest return with probability of at least 1 − conf below it, given default" },
    { of: "probabilityBelow", unit: "fraction", how: "P(return ≤ x* | default); 1 − conf unless vol is 0" },
    { of: "afterWrongWay", unit: "fraction of value", how: "e^quantile; NORM: 1 + quantile" },
    { of: "pace", unit: "GPU per 30 days", how: "units / (liq_days / 30)" },
    { of: "depthFactor", unit: "fraction", how: "min(1, (pace / (depth · eligible))^(−elasticity)); 1 without units" },
    { of: "afterDepth", unit: "fraction of value", how: "after_wrong_way · depth_factor" },
    { of: "recovery", unit: "fraction of value", how: "after_depth · (1 − fee) − cost_pct" },
    { of: "unclamped", unit: "fraction", how: "1 − recovery" },
  ],
  result: ({ parts, haircut: total }, values) => (values.parts ? [...parts, total] : total),
});
