import type { Scenario } from "./figure";

/** Base values that a scenario scales; null where the record has none. */
export type BaseValue = (key: string) => number | null;

/** Fifteen digits, so that 10 · 1.15 is 11.5 and not 11.499999999999998. */
const times = (value: number | null, factor: number): number | undefined => (value === null ? undefined : Number((value * factor).toPrecision(15)));

const known = (changes: Readonly<Record<string, number | undefined>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(changes).filter((entry): entry is [string, number] => entry[1] !== undefined));

/** A scenario about leases says nothing of a miner that has signed none. */
const onlyWithLease = (hasLease: boolean, changes: Readonly<Record<string, number>>): Pick<Scenario, "changes" | "effect"> =>
  hasLease ? { changes } : { effect: "none", changes: {} };

/**
 * The twelve stories of a miner in transition, as changes to figures by key. Values that scale the company's own figure
 * are worked out from it, so that a scenario and its base cannot drift apart.
 */
export const minerScenarios = (base: BaseValue): readonly Scenario[] => {
  const hasLease = (base("lease_mw") ?? 0) > 0;
  const coinDown = { btc_price: times(base("btc_price"), 0.4) };
  return [
    {
      number: 1, name: "As printed in the document", nameEs: "Como está impreso en el documento",
      story: "The document taken at its word: debt up five hundred per cent, and coin and sites falling together. The record finds that growth for the sector, not for a company.",
      storyEs: "El documento al pie de la letra: deuda un quinientos por ciento mayor, y moneda y emplazamientos cayendo juntos. El registro halla ese aumento en el sector, no en una empresa.",
      changes: { debt_growth: 5, rho: 0.9 },
    },
    {
      number: 2, name: "Actuals 31-Dec-2025", nameEs: "Datos reales a 31-dic-2025",
      story: "The figures known at the freeze date; every other scenario is measured against it.",
      storyEs: "Las cifras conocidas en la fecha de corte; los demás escenarios se miden contra esta.",
      effect: "base", changes: {},
    },
    {
      number: 3, name: "Deflation 20 %", nameEs: "Deflación 20 %",
      story: "Leases stand to their end and are then let for 60 % of their rent; sites and machines lose 20 % a year.",
      storyEs: "Los alquileres siguen hasta su fin y luego se alquila al 60 % de la renta; emplazamientos y máquinas pierden un 20 % al año.",
      changes: { relet: 0.6, site_decay: 0.2 },
    },
    {
      number: 4, name: "Deflation 40 %", nameEs: "Deflación 40 %",
      story: "As before with 40 % of the rent and 40 % a year.",
      storyEs: "Como antes, con el 40 % de la renta y un 40 % al año.",
      changes: { relet: 0.4, site_decay: 0.4 },
    },
    {
      number: 5, name: "Rubin launch shock", nameEs: "Choque por el lanzamiento de Rubin",
      story: "Denser racks need more power and cooling for each megawatt: conversion costs 15 % more.",
      storyEs: "Los bastidores más densos exigen más energía y refrigeración por megavatio: la conversión cuesta un 15 % más.",
      changes: known({ capex_mw: times(base("capex_mw"), 1.15) }),
    },
    {
      number: 6, name: "Rents up 2026", nameEs: "Alquileres al alza 2026",
      story: "What happened between October 2025 and March 2026: capacity is let again for what it brought before. Read it beside scenarios 3 and 4.",
      storyEs: "Lo que ocurrió entre octubre de 2025 y marzo de 2026: la capacidad se vuelve a alquilar por lo mismo. Léase junto a los escenarios 3 y 4.",
      ...onlyWithLease(hasLease, { relet: 1 }),
    },
    {
      number: 7, name: "BTC −60 %", nameEs: "BTC −60 %",
      story: "Bitcoin at 40 % of its price and hashprice with it.",
      storyEs: "Bitcoin al 40 % de su precio y el hashprice con él.",
      changes: known({ ...coinDown, hashprice: times(base("hashprice"), 0.4) }),
    },
    {
      number: 8, name: "Correlation convergence", nameEs: "Convergencia de correlaciones",
      story: "Coin and machines fall together, as in 2022: bitcoin −60 %, machines −40 %, the volatility of that year.",
      storyEs: "Moneda y máquinas caen juntas, como en 2022: bitcoin −60 %, máquinas −40 %, la volatilidad de aquel año.",
      changes: known({ rho: 0.9, btc_vol: base("vol_stress") ?? undefined, ...coinDown, fleet_value: times(base("fleet_value"), 0.6) }),
    },
    {
      number: 9, name: "Fire sale of the fleet", nameEs: "Venta forzosa de la flota",
      story: "Machines must go in a hurry and bring 40 % of their value. Coin and leases are those of the base.",
      storyEs: "Las máquinas deben venderse con prisa y dan el 40 % de su valor. Monedas y alquileres son los de la base.",
      changes: known({ fleet_value: times(base("fleet_value"), 0.4) }),
    },
    {
      number: 10, name: "Tenant default", nameEs: "Impago del inquilino",
      story: "Every tenant leaves and the capacity is let again for 70 % of the rent; the guarantor is called.",
      storyEs: "Todos los inquilinos se van y la capacidad se alquila al 70 % de la renta; se ejecuta el aval.",
      ...onlyWithLease(hasLease, { tenant_default: 1, relet: 0.7 }),
    },
    {
      number: 11, name: "Leases doubled", nameEs: "El doble de alquileres",
      story: "The company builds as much leased capacity again, at the cost of conversion per megawatt.",
      storyEs: "La empresa construye otra vez la misma capacidad alquilada, al coste de conversión por megavatio.",
      ...onlyWithLease(hasLease, known({ lease_mw: times(base("lease_mw"), 2) })),
    },
    {
      number: 12, name: "No refinancing", nameEs: "Sin refinanciación",
      story: "Every holder who may ask for cash does, nothing is rolled over, and bitcoin is sold to pay.",
      storyEs: "Todo tenedor que puede pedir efectivo lo pide, nada se renueva y se vende bitcoin para pagar.",
      changes: { rolled: 0 },
    },
  ];
};

/** Words of stories that speak of a document or a date, where there is only a template. */
const OF_A_TEMPLATE: Readonly<Record<number, Pick<Scenario, "name" | "nameEs" | "story" | "storyEs">>> = {
  1: {
    name: "Debt up 500 %, correlated", nameEs: "Deuda +500 %, correlacionada",
    story: "Debt six times what it was in the last cycle, and coin and sites falling together.",
    storyEs: "Seis veces la deuda del ciclo anterior, y moneda y emplazamientos cayendo juntos.",
  },
  2: {
    name: "Your base", nameEs: "Su base",
    story: "The figures as you typed them; every other scenario is measured against it.", storyEs: "Las cifras que usted escribió; los demás escenarios se miden contra esta.",
  },
};

/** The twelve stories for a miner of the user's own. What scales the base was worked out from the examples: type it again. */
export const minerTemplateScenarios = (base: BaseValue): readonly Scenario[] =>
  minerScenarios(base).map((scenario) => ({ ...scenario, ...OF_A_TEMPLATE[scenario.number] }));

/** Base values of a company file before it is decoded. */
export const baseOf = (json: { readonly figures: readonly { readonly key: string; readonly value: number | null }[] }): BaseValue => (key) =>
  json.figures.find((figure) => figure.key === key)?.value ?? null;
