import type { Scenario } from "./figure";

/**
 * The twelve stories of a loan to a neocloud, as changes to figures by key. A key that is not changed keeps its base value.
 * Scenario 1 is the column of the document that started the analysis; scenario 2 is the base.
 */
export const NEOCLOUD_SCENARIOS: readonly Scenario[] = [
  {
    number: 1, name: "As printed in the document", nameEs: "Como está impreso en el documento",
    story: "The document taken at its word: ten years, no contract, an 8 % rate, rents of early 2024 falling 30 % a year, 2025 guidance of May.",
    storyEs: "El documento al pie de la letra: diez años, sin contrato, tipo del 8 %, alquileres de principios de 2024 que caen un 30 % al año, previsiones de mayo de 2025.",
    changes: {
      revenue: 5000, capex: 21500, capex_next: 21500,
      // FY2025 margin, 60.3 %, on revenue of 5,000: next year's earnings follow the document's revenue.
      ebitda_next: 3015,
      // Meta signed after the document was written.
      backlog: 29900, backlog_openai: 15900, backlog_meta: 0, share_a: 0.62, share_b: 0.15,
      // A rate of 8 % all in: .08 less the risk-free rate.
      units: 10000, margin: 0.0405, years: 10,
      contract_rent: 0, contract_years: 0, rent: 2.85, deflation: 0.3, decay: 0.3,
    },
  },
  {
    number: 2, name: "Actuals 31-Dec-2025", nameEs: "Datos reales a 31-dic-2025",
    story: "The figures known at the freeze date; every other scenario is measured against it.",
    storyEs: "Las cifras conocidas en la fecha de corte; los demás escenarios se miden contra esta.",
    effect: "base", changes: {},
  },
  {
    number: 3, name: "Deflation 20 %", nameEs: "Deflación 20 %",
    story: "Rents fall 20 % a year; resale prices fall as they do in the base.",
    storyEs: "Los alquileres caen un 20 % al año; la reventa cae como en la base.",
    changes: { deflation: 0.2, decay: 0.23 },
  },
  {
    number: 4, name: "Deflation 40 %", nameEs: "Deflación 40 %",
    story: "Rents fall 40 % a year, and resale prices with them: collateral follows the rent it can earn.",
    storyEs: "Los alquileres caen un 40 % al año y la reventa con ellos: la garantía sigue al alquiler que puede ganar.",
    changes: { deflation: 0.4, decay: 0.4 },
  },
  {
    number: 5, name: "Rubin launch shock", nameEs: "Choque por el lanzamiento de Rubin",
    story: "A new generation arrives in nine months: rent and resale price lose a quarter at once, and one such jump a year is priced.",
    storyEs: "Llega una nueva generación en nueve meses: alquiler y reventa pierden un cuarto de golpe, y se valora un salto así al año.",
    changes: { launch_years: 0.75, step: 0.25, decay: 0.16, jump_rate: 1, jump_size: 0.25 },
  },
  {
    number: 6, name: "Rents up 2026", nameEs: "Alquileres al alza 2026",
    story: "What happened between October 2025 and March 2026: spot rent 2.35 and no fall since. Read it beside scenarios 3 and 4.",
    storyEs: "Lo que ocurrió entre octubre de 2025 y marzo de 2026: alquiler al contado de 2,35 y sin caída. Léase junto a los escenarios 3 y 4.",
    changes: { rent: 2.35, deflation: 0, decay: 0.1 },
  },
  {
    number: 7, name: "BTC −60 %", nameEs: "BTC −60 %",
    story: "No effect on this loan: neither the borrower nor the collateral holds bitcoin.",
    storyEs: "Sin efecto en este préstamo: ni el deudor ni la garantía tienen bitcoin.",
    effect: "none", changes: {},
  },
  {
    number: 8, name: "Correlation convergence", nameEs: "Convergencia de correlaciones",
    story: "Rents and prices fall 25 % a year while the obligor weakens, and default comes when the collateral is worth least.",
    storyEs: "Alquileres y precios caen un 25 % al año mientras el obligado se debilita, y el impago llega cuando la garantía vale menos.",
    changes: { deflation: 0.25, decay: 0.25, rho: 0.9, pd_obligor: 0.05 },
  },
  {
    number: 9, name: "Fire sale of 10,000 H100", nameEs: "Venta forzosa de 10.000 H100",
    story: "The whole block must go in thirty days into half the market, with half of the buyers gone. Cash flow is that of the base.",
    storyEs: "Todo el bloque debe venderse en treinta días en la mitad del mercado, con la mitad de los compradores. El flujo de caja es el de la base.",
    changes: { liq_days: 30, depth: 750, eligible: 0.5, rho: 0.5 },
  },
  {
    number: 10, name: "Customer default (OpenAI)", nameEs: "Impago del cliente (OpenAI)",
    story: "The customer leaves after a year: the GPUs go to spot, and 22.4 of 66.8bn backlog is lost and must be let again.",
    storyEs: "El cliente se va al cabo de un año: las GPU pasan al mercado al contado y se pierden 22,4 de 66,8 mil millones de cartera, que hay que volver a alquilar.",
    changes: { contract_years: 1, backlog: 44400, backlog_openai: 0 },
  },
  {
    number: 11, name: "Capex at guidance", nameEs: "Inversión según previsiones",
    story: "The company spends what it guided for 2026 and earns the FY2025 margin on the revenue it guided. The loan itself does not change.",
    storyEs: "La empresa invierte lo previsto para 2026 y gana el margen de 2025 sobre los ingresos previstos. El préstamo no cambia.",
    changes: { capex_next: 32500, ebitda_next: 7541 },
  },
  {
    number: 12, name: "No refinancing", nameEs: "Sin refinanciación",
    story: "No undrawn line can be drawn and nothing that falls due is rolled over. The loan itself does not change.",
    storyEs: "No se puede disponer de ninguna línea ni renovar lo que vence. El préstamo no cambia.",
    changes: { undrawn: 0 },
  },
];

/** Inputs about the borrower as a whole; a private company or a template leaves them empty. */
const COMPANY_KEYS = ["revenue", "capex", "capex_next", "ebitda_next", "backlog", "backlog_openai", "backlog_meta", "share_a", "share_b", "undrawn"];

type Words = Pick<Scenario, "name" | "nameEs" | "story" | "storyEs">;

/** Stories that read differently where the borrower's own figures are not known. */
const WITHOUT_COMPANY: Readonly<Record<number, Words>> = {
  1: {
    name: "Ten years, no contract", nameEs: "Diez años, sin contrato",
    story: "The picture of a mortgage: ten years, no contract, an 8 % rate, rents of early 2024 falling 30 % a year.",
    storyEs: "La imagen de la hipoteca: diez años, sin contrato, tipo del 8 %, alquileres de principios de 2024 que caen un 30 % al año.",
  },
  10: {
    name: "Customer default", nameEs: "Impago del cliente",
    story: "The customer leaves after a year and the GPUs go to spot.", storyEs: "El cliente se va al cabo de un año y las GPU pasan al mercado al contado.",
  },
  11: {
    name: "Capex at guidance", nameEs: "Inversión según previsiones",
    story: "No effect: it is about the borrower's capital expenditure, which is not public.", storyEs: "Sin efecto: trata de la inversión del deudor, que no es pública.",
  },
  12: {
    name: "No refinancing", nameEs: "Sin refinanciación",
    story: "No effect: it is about the borrower's other debt, which is not public.", storyEs: "Sin efecto: trata del resto de la deuda del deudor, que no es pública.",
  },
};

/** The twelve stories for one loan alone: what they say about the borrower falls away, and the numbers stay the same. */
export const LOAN_SCENARIOS: readonly Scenario[] = NEOCLOUD_SCENARIOS.map((scenario) => {
  const changes = Object.fromEntries(Object.entries(scenario.changes).filter(([key]) => !COMPANY_KEYS.includes(key)));
  const silent = scenario.effect === undefined && Object.keys(changes).length === 0;
  return { ...scenario, ...WITHOUT_COMPANY[scenario.number], changes, ...(silent && { effect: "none" as const }) };
});
