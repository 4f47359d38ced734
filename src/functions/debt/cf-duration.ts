import type { DurationKind } from "../../core/conventions";
import { cashFlowDuration } from "../../core/debt/duration";
import { DISCOUNT_ERROR } from "../common-errors";
import { defineFunction, series, word, words } from "../define";
import * as vocab from "../vocabulary";

const KINDS: Readonly<Record<DurationKind, ReturnType<typeof words>>> = {
  MAC: words("Macaulay: mean time of the present value", "Macaulay: tiempo medio del valor actual"),
  MOD: words("Modified: share of value lost for each unit of yield", "Modificada: parte del valor que se pierde por unidad de tipo"),
};

/** Microsoft's worked example: 8 % bond at 9 %, semiannual, bought on a coupon date with 59 coupons to come. */
const BOND_TO_2048 = Array.from({ length: 59 }, (_, t) => (t === 58 ? 104 : 4));

export const CF_DURATION = defineFunction({
  name: "CF_DURATION",
  family: "debt",
  summary: words("Duration of a cash flow in years, Macaulay or modified, at a nominal yield compounded freq times a year.", "Duración de un flujo en años, de Macaulay o modificada, a un tipo nominal capitalizado freq veces al año."),
  args: {
    cf: series("$ per period", words("Cash flow at the end of each period", "Flujo al final de cada periodo")),
    rate: { ...vocab.rate, meaning: words("Annual yield, nominal; rate/freq discounts one period", "Rendimiento anual nominal; rate/freq descuenta un periodo") },
    freq: vocab.freq,
    kind: word(KINDS, words("Macaulay or modified", "Macaulay o modificada"), "MAC"),
  },
  returns: { shape: "scalar", part: { name: "duration", unit: "years", meaning: words("Duration of the cash flow", "Duración del flujo"), how: "macaulay, or macaulay/(1 + periodic_rate) for MOD" } },
  formula: "MAC = Σ t/freq · cf · (1 + i)^−t / Σ cf · (1 + i)^−t, i = rate/freq; MOD = MAC/(1 + i)",
  limits: [
    words("Excel's own DURATION takes dates and a coupon, and agrees on a coupon date; between coupon dates its first period is shorter.", "La DURACION de Excel usa fechas y cupón y coincide en fecha de cupón; entre cupones su primer periodo es más corto."),
    words("A rate duration: it does not say what falling rents do to a chip's cash flow. Flows of both signs may give a duration outside their own span.", "Es duración de tipo: no dice qué hace la caída de alquileres al flujo de un chip. Flujos de ambos signos pueden dar una duración fuera de su plazo."),
  ],
  errors: {
    "#DIV/0!": [words("the present value of cf is 0: there is nothing to weigh", "el valor actual de cf es 0: no hay nada que ponderar")],
    "#VALUE!": [DISCOUNT_ERROR],
  },
  warnings: ({ cf }) =>
    cf.some((flow) => flow < 0) && cf.some((flow) => flow > 0)
      ? [words("flows of both signs: the duration is a leveraged figure, not a mean time", "flujos de ambos signos: la duración es una cifra apalancada, no un tiempo medio")]
      : [],
  sources: ["docs/conventions.md#duration", "Microsoft Excel DURATION and MDURATION, worked example"],
  related: ["WAL", "GPU_ECON_LIFE", "LLCR"],
  examples: [
    { given: { cf: [0, 0, 0, 50], rate: 0.1 }, result: 1, because: "one flow after four quarters" },
    { given: { cf: [55, 60.5], rate: 0.1, freq: 1 }, result: 1.5, because: "by hand: 50 of value in each of years 1 and 2" },
    { given: { cf: BOND_TO_2048, rate: 0.09, freq: 2 }, result: 10.9191452816, because: "Microsoft support example of DURATION: 1 July 2018 to 1 January 2048, 8 % coupon, 9 % yield" },
    { given: { cf: BOND_TO_2048, rate: 0.09, freq: 2, kind: "MOD" }, result: 10.4489428532, because: "MDURATION of the same bond" },
    { given: { cf: [5, 5, 5, 5, 5, 105], rate: 2 * Math.expm1(0.06), freq: 2 }, result: 2.653, tolerance: 2e-4, because: "Hull, Table 4.6: three-year 10 % bond at 12 % continuous, 2.653 years" },
  ],
  compute: cashFlowDuration,
  steps: [
    { of: "periodicRate", unit: "per period", how: "rate / freq" },
    { of: "presentValue", unit: "$", how: "Σ cf · (1 + periodic_rate)^−t" },
    { of: "weighted", unit: "$ · years", how: "Σ t/freq · cf · (1 + periodic_rate)^−t" },
    { of: "macaulay", unit: "years", how: "weighted / present_value" },
    { of: "modified", unit: "years", how: "macaulay / (1 + periodic_rate)" },
  ],
  result: (workings) => workings.duration,
});
