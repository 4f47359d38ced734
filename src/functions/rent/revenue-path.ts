import { revenuePath } from "../../core/rent/revenue-path";
import { defineFunction, numberOr, series, words } from "../define";
import * as vocab from "../vocabulary";

export const REVENUE_PATH = defineFunction({
  name: "REVENUE_PATH",
  family: "rent",
  summary: words("Revenue of a GPU fleet in each period: contract rent until expiry, then spot rent or renewals at spot.", "Ingreso de una flota de GPU por periodo: contrato hasta su fin, después al contado o con renovaciones."),
  args: {
    units: vocab.units,
    rents: series("$/GPU-hour", words("Spot rent of each period, as RENT_CURVE gives it", "Alquiler al contado de cada periodo, como lo da RENT_CURVE"), { range: { min: 0 } }),
    util: vocab.util,
    contractRent: vocab.contractRent,
    contractYears: vocab.contractYears,
    freq: { ...vocab.freq, meaning: words("Periods a year of rents: 1, 2, 4 or 12", "Periodos al año de rents: 1, 2, 4 o 12") },
    takeOrPay: numberOr("fraction", words("Share of contracted hours paid for whether used or not", "Parte de las horas contratadas que se paga, se usen o no"), { default: 1, range: { min: 0, max: 1 } }),
    renewYears: numberOr("years", words("Length of each follow-on contract, fixed at the spot rent of the period it starts in; 0 is none", "Duración de cada renovación, al precio al contado del periodo en que empieza; 0 es ninguna"), { default: 0, range: { min: 0, max: 100 } }),
  },
  returns: { shape: "series", part: { name: "revenue", unit: "$ per period", meaning: words("Revenue of the period", "Ingreso del periodo"), how: "contract + renewed + spot revenue" } },
  formula: "units · 8760 · ∫ over the period of (contract: contract_rent · take_or_pay; after it: rents · util, or with renew_years the spot of the period of renewal · take_or_pay)",
  limits: [
    words("A take-or-pay share of 1 assumes that the customer pays: its default is not in this number. Discount contracted revenue by the customer's credit.", "Un take-or-pay de 1 supone que el cliente paga: su impago no está en esta cifra. Descuente el ingreso contratado por el crédito del cliente."),
    words("util after expiry has weak evidence: about .7 for break-even with debt, .85 for a healthy fleet (vendor figures).", "La util tras el contrato tiene poca evidencia: cerca de 0,7 en equilibrio con deuda, 0,85 en una flota sana (cifras de proveedores)."),
    words("A renewal at spot keeps the volume, not the price, and is never certain.", "Una renovación al contado conserva el volumen, no el precio, y nunca es segura."),
  ],
  errors: {
    "#VALUE!": [words("renew_years is above 0 but shorter than a day", "renew_years es mayor que 0 pero menor que un día")],
  },
  warnings: ({ rents, freq, contractRent, contractYears, renewYears }) => [
    ...(contractYears > 0 && contractRent === 0 ? [words("contract_years without contract_rent: the fleet earns nothing until the contract ends", "contract_years sin contract_rent: la flota no ingresa nada hasta el fin del contrato")] : []),
    ...(contractYears === 0 && contractRent > 0 ? [words("contract_rent without contract_years has no effect", "contract_rent sin contract_years no tiene efecto")] : []),
    ...(renewYears > 0 && contractYears * freq < rents.length ? [words("renewals are assumed to be certain; compare with renew_years = 0", "se supone que las renovaciones son seguras; compare con renew_years = 0")] : []),
  ],
  sources: ["docs/conventions.md#revenue-path", "aidatacenterguide.com on utilization: about 70 % is break-even with debt, 85 % healthy (grade C)"],
  related: ["RENT_CURVE", "GPU_ECON_VALUE"],
  examples: [
    {
      given: { units: 1000, rents: [2, 1.5, 1], util: 0.6, contractRent: 2.5, contractYears: 1.5, freq: 1 },
      result: [21900000, 14892000, 5256000], because: "8.76m hours a year: 2.5; half 2.5, half 1.5 · .6; 1 · .6",
    },
    {
      given: { units: 1, rents: [2, 1.8, 1.6, 1.4, 1.2, 1], util: 0.7, contractRent: 3, contractYears: 1, freq: 2, renewYears: 1 },
      result: [13140, 13140, 7008, 7008, 5256, 5256], because: "4,380 hours a half-year: 3, then re-fixed at the spot of periods 3 (1.6) and 5 (1.2)",
    },
  ],
  compute: revenuePath,
  steps: [
    { of: "contractShares", unit: "fraction", how: "min(1, max(0, contract_years · freq − (period − 1)))" },
    { of: "contractRevenue", unit: "$ per period", how: "units · 8760/freq · contract_share · contract_rent · take_or_pay" },
    { of: "renewedRevenue", unit: "$ per period", how: "units · 8760/freq · take_or_pay · rent fixed at each renewal, by the share of the period it covers" },
    { of: "spotRevenue", unit: "$ per period", how: "units · 8760/freq · (1 − contract_share) · rents · util; 0 with renewals" },
  ],
  result: (workings) => workings.revenue,
});
