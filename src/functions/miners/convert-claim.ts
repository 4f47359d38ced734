import { convertClaim } from "../../core/miners/convert-claim";
import { defineFunction, number, numberOr, type Part, weak, type Words, words } from "../define";

const part = (name: string, unit: string, meaning: Words, how: string): Part => ({ name, unit, meaning, how });

export const CONVERT_CLAIM = defineFunction({
  name: "CONVERT_CLAIM",
  family: "miners",
  summary: words("A convertible note as a creditor sees it: bond floor, option, and the chance that its holders want cash.", "Un bono convertible visto por un acreedor: suelo de bono, opción y probabilidad de que pidan efectivo."),
  args: {
    face: number("$", words("Face value of the notes", "Nominal de los bonos"), { range: { min: 0 } }),
    convPrice: number("$ per share", words("Conversion price", "Precio de conversión"), { range: { above: 0 } }),
    sharePrice: number("$ per share", words("Share price today", "Precio de la acción hoy"), { range: { min: 0 } }),
    vol: number("per √year", words("Volatility of the share a year", "Volatilidad anual de la acción"), { range: { min: 0, max: 10 } }),
    years: number("years", words("Years to the earlier of the holders' put date and maturity", "Años hasta la primera de estas fechas: opción de venta del tenedor o vencimiento"), { range: { above: 0, max: 100 } }),
    rf: number("per year, effective", words("Risk-free rate", "Tipo sin riesgo"), { range: { above: -1, max: 10 } }),
    spread: number("per year", words("Credit spread of the issuer's straight debt", "Diferencial de crédito de la deuda simple del emisor"), { range: { above: -1, max: 100 } }),
    coupon: numberOr("per year", words("Coupon a year, a share of face", "Cupón anual, como parte del nominal"), { default: 0, range: { min: 0, max: 10 } }),
  },
  returns: {
    shape: "row",
    parts: [
      part("share/conversion", "x", words("Share price over conversion price", "Precio de la acción entre el de conversión"), "share_price / conv_price"),
      part("bond floor", "$", words("Value of the notes without conversion", "Valor de los bonos sin conversión"), "face · (e^(−yT) + coupon · (1 − e^(−yT))/y), y = ln(1 + rf + spread)"),
      part("option", "$", words("Value of the right to convert", "Valor del derecho a convertir"), "shares · call_per_share"),
      part("total", "$", words("Value of the notes", "Valor de los bonos"), "bond floor + option"),
      part("P(cash claim)", "fraction", words("Probability that holders want cash at that date", "Probabilidad de que pidan efectivo en esa fecha"), "Φ(−d₂)"),
      part("expected cash claim", "$", words("Face times that probability", "Nominal por esa probabilidad"), "face · P(cash claim)"),
    ],
  },
  formula: "bond floor = face · (e^(−yT) + coupon · φ(y, T)); option = face/conv_price · Black–Scholes call at ln(1 + rf); P(cash claim) = Φ(−d₂)",
  limits: [
    weak("", words("Ignores dilution, the issuer's calls, capped calls, dividends and the cost of borrowing the share.", "Ignora la dilución, las amortizaciones del emisor, las opciones con tope, los dividendos y el préstamo de la acción.")),
    words("years ends at the holders' put if it comes before maturity: MARA's 2030 notes can be put on 1 December 2027.", "years termina en la opción de venta si es anterior al vencimiento: los bonos 2030 de MARA la tienen el 1 de diciembre de 2027."),
    words("The probability assumes a share that grows at rf, and is not a forecast; miners' shares trade on volatilities of .8 and more.", "La probabilidad supone una acción que crece a rf y no es una previsión; las acciones de mineros cotizan volatilidades de 0,8 o más."),
    words("In default the holders rank as unsecured creditors for the face, whatever the share price says here.", "En impago los tenedores son acreedores sin garantía por el nominal, diga lo que diga aquí la acción."),
  ],
  errors: {
    "#VALUE!": [words("rf + spread is −1 or less", "rf + spread es −1 o menos")],
  },
  warnings: ({ spread, vol }) => [
    ...(spread >= 1 ? [words(`spread ${spread} is read as ${spread * 100} % a year; 600 bp is written .06`, `spread ${spread} se lee como ${spread * 100} % anual; 600 pb se escribe 0,06`)] : []),
    ...(vol > 0 && vol < 0.2 ? [words(`vol ${vol} is low for a share of this sector`, `vol ${vol} es baja para una acción del sector`)] : []),
  ],
  sources: ["docs/conventions.md#convert-claim", "F. Black, M. Scholes, The pricing of options and corporate liabilities, Journal of Political Economy 81 (1973)"],
  related: ["MERTON", "HIT_PROB", "LEVERAGE_BRIDGE"],
  examples: [
    {
      given: { face: 100, convPrice: 40, sharePrice: 42, vol: 0.2, years: 0.5, rf: Math.expm1(0.1), spread: 0 },
      result: [[1.05, 100 * Math.exp(-0.05), (100 / 40) * 4.759422392871533, 100 * Math.exp(-0.05) + 2.5 * 4.759422392871533, 1 - 0.734946, 26.5054]], tolerance: 1e-5,
      because: "Hull's example of a call: 42, 40, 10 %, 20 %, half a year is worth 4.76 with N(d₂) = .7349",
    },
    {
      given: { face: 1000, convPrice: 50, sharePrice: 20, vol: 0, years: 2, rf: 0.05, spread: 0.05, coupon: 0.1 },
      result: [[0.4, 1000 / 1.21 + (100 * (1 - 1 / 1.21)) / Math.log(1.1), 0, 1000 / 1.21 + (100 * (1 - 1 / 1.21)) / Math.log(1.1), 1, 1000]],
      because: "by hand: at 10 % for two years; without volatility the share stays below 50 and cash is claimed",
    },
  ],
  compute: convertClaim,
  steps: [
    { of: "bondYield", unit: "per year, continuous", how: "ln(1 + rf + spread)" },
    { of: "optionYield", unit: "per year, continuous", how: "ln(1 + rf)" },
    { of: "shares", unit: "shares", how: "face / conv_price" },
    { of: "conversion", unit: "fraction", how: "Φ(d₂): the share ends above the conversion price" },
    { of: "callPerShare", unit: "$ per share", how: "share_price · Φ(d₁) − conv_price · e^(−option_yield · years) · Φ(d₂)" },
  ],
  result: (all) => [all.moneyness, all.bondFloor, all.option, all.total, all.cashProbability, all.cashClaim],
});
