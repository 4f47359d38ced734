import { conversion } from "../../core/miners/conversion";
import { defineFunction, number, numberOr, type Part, type Words, words } from "../define";
import { disc } from "../vocabulary";

const line = (name: string, unit: string, meaning: Words, how: string): Part => ({ name, unit, meaning, how });

export const MINER_CONVERSION = defineFunction({
  name: "MINER_CONVERSION",
  family: "miners",
  summary: words("Converting one gross MW from mining to a leased data centre: margins, cost, yield, NPV and break-even hashprice.", "Convertir un MW bruto de minería en centro de datos alquilado: márgenes, coste, rentabilidad, VAN y hashprice de equilibrio."),
  args: {
    hashprice: number("$ per PH/s and day", words("Mining revenue of one PH/s a day", "Ingreso de minería por PH/s y día"), { range: { min: 0 } }),
    efficiency: number("J/TH", words("Energy of the machines per terahash", "Energía de las máquinas por terahash"), { range: { above: 0 } }),
    powerPrice: number("$ per kWh", words("Price of power", "Precio de la electricidad"), { range: { min: 0 } }),
    lease: number("$ per kW and month", words("Rent of one kW of IT load a month", "Alquiler mensual de un kW de carga informática"), { range: { min: 0 } }),
    noiMargin: number("fraction", words("Net operating income / lease revenue", "Resultado operativo neto / ingreso por alquiler"), { range: { min: -1, max: 1 } }),
    capexMw: number("$", words("Cost of conversion per MW of IT load, in whole dollars", "Coste de conversión por MW de carga informática, en dólares enteros"), { range: { min: 0 } }),
    years: number("years", words("Years of the lease, a whole number", "Años de alquiler, número entero"), { range: { min: 1, max: 100, whole: true } }),
    disc,
    escalator: numberOr("per year", words("Yearly rise of the lease", "Subida anual del alquiler"), { default: 0, range: { above: -1, max: 10 } }),
    hashDecline: numberOr("per year", words("Yearly fall of the hashprice; negative if it rises", "Caída anual del hashprice; negativa si sube"), { default: 0, range: { min: -1, below: 1 } }),
    pue: numberOr("multiple", words("Power drawn by the site / IT load after conversion", "Potencia del emplazamiento / carga informática tras convertir"), {
      default: 1.3, range: { min: 1, max: 10 },
      evidence: { grade: "D", why: words("new builds claim 1.2 to 1.3, operators report 1.54 on average (Uptime 2025)", "las obras nuevas declaran 1,2 a 1,3; la media declarada es 1,54 (Uptime 2025)") },
    }),
  },
  returns: {
    shape: "column",
    parts: [
      line("mining margin", "$ per MW and year", words("Mining margin of year 1; negative if power costs more", "Margen de minería del año 1; negativo si la energía cuesta más"), "365 · 1000/efficiency · hashprice − 8.76e6 · power_price"),
      line("NOI", "$ per MW and year", words("Lease income of year 1", "Resultado del alquiler en el año 1"), "12 · lease · 1000/pue · noi_margin"),
      line("difference", "$ per MW and year", words("What conversion adds in year 1, mining not floored at 0", "Lo que añade la conversión en el año 1, sin suelo en la minería"), "NOI − mining margin"),
      line("capex", "$ per MW", words("Cost per gross MW", "Coste por MW bruto"), "capex_mw / pue"),
      line("yield on cost", "fraction", words("Income over cost; empty without cost", "Resultado sobre coste; vacío sin coste"), "NOI / capex"),
      line("NPV", "$ per MW", words("Value of conversion", "Valor de la conversión"), "noi_value − capex − mining_value"),
      line("break-even hashprice", "$ per PH/s and day", words("Hashprice today at which the NPV is 0; empty if it is negative at any hashprice", "Hashprice de hoy con VAN 0; vacío si es negativo con cualquiera"), "smallest zero of the NPV over the sets of mining years"),
    ],
  },
  formula: "−capex_mw/pue + Σ (NOI · (1 + escalator)^(t−1) − max(0, 365 · 1000/efficiency · hashprice · (1 − hash_decline)^(t−1) − 8.76e6 · power_price)) / (1 + disc)^t",
  limits: [
    words("Per gross MW and before tax, interest, fit-out delay and the tenant's credit: years without a tenant count as let.", "Por MW bruto y antes de impuestos, intereses, demora de obra y crédito del inquilino: los años sin inquilino cuentan como alquilados."),
    words("Mining switches off at a loss each year at no cost; machines have no resale value and need no replacement.", "La minería se apaga sin coste en cada año con pérdida; las máquinas no tienen valor de reventa ni reposición."),
    words("Not every mining site can be converted: fibre, cooling, redundancy and the grid contract decide first.", "No todo emplazamiento minero es convertible: deciden antes la fibra, la refrigeración, la redundancia y el contrato de red."),
  ],
  errors: {},
  warnings: ({ capexMw, efficiency }) => [
    ...(capexMw > 0 && capexMw < 100_000 ? [words(`capex_mw ${capexMw}: is it in whole dollars?`, `capex_mw ${capexMw}: ¿está en dólares enteros?`)] : []),
    ...(efficiency > 200 ? [words(`efficiency ${efficiency} J/TH is worse than machines of 2016`, `efficiency ${efficiency} J/TH es peor que las máquinas de 2016`)] : []),
  ],
  sources: ["docs/conventions.md#miner-conversion"],
  related: ["MINER_PD", "LEVERAGE_BRIDGE"],
  examples: [
    {
      given: { hashprice: 38, efficiency: 20, powerPrice: 0.05, lease: 130, noiMargin: 0.85, capexMw: 10e6, years: 10 },
      result: [[255_500], [1_020_000], [764_500], [10e6 / 1.3], [0.1326], [-2994786.1399964644], [""]],
      because: "by hand: 365 · 50 · 38 − 438,000; 12 · 130 · 1000/1.3 · .85; NPV = 764,500 · (1 − 1.1^−10)/.1 − 7,692,308",
    },
    {
      given: { hashprice: 40, efficiency: 20, powerPrice: 0.05, lease: 100, noiMargin: 1, capexMw: 1_000_000, years: 1, disc: 0, pue: 1 },
      pick: [6, 0], result: (200_000 + 438_000) / 18_250, because: "by hand, one year: 1.2m − 1m of surplus plus 438,000 of power, over 18,250 PH/s-days",
    },
  ],
  compute: conversion,
  steps: [
    { of: "petahash", unit: "PH/s per MW", how: "1000 / efficiency" },
    { of: "powerCost", unit: "$ per MW and year", how: "8,760,000 kWh · power_price" },
    { of: "itMw", unit: "MW of IT load", how: "1 / pue" },
    { of: "noiValue", unit: "$ per MW", how: "Σ NOI · (1 + escalator)^(t−1) / (1 + disc)^t" },
    { of: "miningValue", unit: "$ per MW", how: "Σ max(0, mining) / (1 + disc)^t" },
  ],
  result: (all) => [all.mining, all.noi, all.difference, all.capex, all.yieldOnCost, all.npv, all.breakEven],
});
