import type { Scenario } from "./figure";

/** No new money from anybody: what stops when the equity does. */
const NO_EQUITY = { amazon_openai: 0, nvidia_openai: 0, microsoft_openai: 0, softbank_openai: 0, nvidia_coreweave: 0 } as const;

/**
 * The twelve stories of the counterparty network, and a thirteenth for the year after. Inputs hold the calendar year 2026 as
 * signed by the spring of 2026, which is story 6; story 2 takes away what was not signed at the freeze date.
 */
export const NETWORK_SCENARIOS: readonly Scenario[] = [
  {
    number: 1, name: "As printed in the document", nameEs: "Como está impreso en el documento",
    story: "Amazon puts in the 50 of the talks, OpenAI pays the seven-year AWS contract in one year, out of 13 of its own; nobody else pays in. Periods are mixed: read it as a caricature.",
    storyEs: "Amazon pone los 50 de las conversaciones, OpenAI paga en un año el contrato AWS de siete, con 13 propios; nadie más aporta. Mezcla periodos: léase como caricatura.",
    changes: { amazon_openai: 50, nvidia_openai: 0, microsoft_openai: 0, softbank_openai: 0, aws_years: 1, openai_revenue: 13 },
  },
  {
    number: 2, name: "Actuals 31-Dec-2025", nameEs: "Datos reales a 31-dic-2025",
    story: "The year 2026 with what was signed at the freeze date: no equity from Amazon, Nvidia or SoftBank. Funded shares are near nothing because nobody had funded yet.",
    storyEs: "El año 2026 con lo firmado en la fecha de corte: sin capital de Amazon, Nvidia ni SoftBank. Las partes financiadas son casi nulas porque nadie había aportado.",
    changes: { amazon_openai: 0, nvidia_openai: 0, softbank_openai: 0, nvidia_coreweave: 0 },
  },
  {
    number: 3, name: "Deflation 20 %", nameEs: "Deflación 20 %",
    story: "Compute gets cheaper and contracts are worth leaving: every customer's default probability is half as high again.",
    storyEs: "El cómputo se abarata y conviene abandonar contratos: la probabilidad de impago de cada cliente sube un 50 %.",
    changes: { pd_openai: 0.075, pd_microsoft: 0.0015, pd_other: 0.03 },
  },
  {
    number: 4, name: "Deflation 40 %", nameEs: "Deflación 40 %",
    story: "As before, and every customer's default probability doubles.",
    storyEs: "Como antes, y la probabilidad de impago de cada cliente se duplica.",
    changes: { pd_openai: 0.1, pd_microsoft: 0.002, pd_other: 0.04 },
  },
  {
    number: 5, name: "Rubin launch shock", nameEs: "Choque por el lanzamiento de Rubin",
    story: "Denser racks cost more: CoreWeave's capex rises by a fifth and its payments to Nvidia with it.",
    storyEs: "Los bastidores más densos cuestan más: la inversión de CoreWeave sube un quinto y sus pagos a Nvidia con ella.",
    changes: { cw_capex: 12.3708 },
  },
  {
    number: 6, name: "Rents up 2026: as signed", nameEs: "Alquileres al alza 2026: lo firmado",
    story: "What happened: the rounds of February and March 2026 as signed. Rents change no payment of this network. Every other story is measured against it.",
    storyEs: "Lo que ocurrió: las rondas de febrero y marzo de 2026 tal como se firmaron. Los alquileres no cambian ningún pago de esta red. Los demás escenarios se miden contra este.",
    effect: "base", changes: {},
  },
  {
    number: 7, name: "BTC −60 %", nameEs: "BTC −60 %",
    story: "No effect: no party of this network holds bitcoin that its payments rest on.",
    storyEs: "Sin efecto: ninguna parte de esta red tiene bitcoin del que dependan sus pagos.",
    effect: "none", changes: {},
  },
  {
    number: 8, name: "Correlation convergence", nameEs: "Convergencia de correlaciones",
    story: "All names live or fall by one thing: correlation .9.",
    storyEs: "Todos los nombres viven o caen por lo mismo: correlación 0,9.",
    changes: { rho: 0.9 },
  },
  {
    number: 9, name: "Fire sale of 10,000 H100", nameEs: "Venta forzosa de 10.000 H100",
    story: "No effect: payments of one year do not depend on the price of used chips.",
    storyEs: "Sin efecto: los pagos de un año no dependen del precio de chips usados.",
    effect: "none", changes: {},
  },
  {
    number: 10, name: "Customer default (OpenAI)", nameEs: "Impago del cliente (OpenAI)",
    story: "OpenAI's revenue halves and no new equity arrives, at OpenAI or at CoreWeave.",
    storyEs: "Los ingresos de OpenAI caen a la mitad y no llega capital nuevo, ni a OpenAI ni a CoreWeave.",
    changes: { ...NO_EQUITY, openai_revenue: 11.4 },
  },
  {
    number: 11, name: "Capex at guidance", nameEs: "Inversión según previsiones",
    story: "CoreWeave spends the 32.5 it guided for 2026, with no more money than it has: what it cannot pay is what it must borrow.",
    storyEs: "CoreWeave invierte los 32,5 previstos para 2026 con el dinero que tiene: lo que no puede pagar es lo que debe pedir prestado.",
    changes: { cw_capex: 32.5 },
  },
  {
    number: 12, name: "No refinancing", nameEs: "Sin refinanciación",
    story: "SoftBank's tranches do not come, and CoreWeave cannot draw its lines.",
    storyEs: "Los tramos de SoftBank no llegan y CoreWeave no puede disponer de sus líneas.",
    changes: { softbank_openai: 0, cw_undrawn: 0 },
  },
  {
    number: 13, name: "2027 as promised", nameEs: "2027 según lo prometido",
    story: "Amazon's conditional 35, the AWS expansion and the Oracle contract, OpenAI's revenue at 45 (assumed); SoftBank has paid its tranches the year before.",
    storyEs: "Los 35 condicionales de Amazon, la ampliación de AWS y el contrato con Oracle, ingresos de OpenAI de 45 (supuesto); SoftBank pagó sus tramos el año anterior.",
    changes: { conditional: 1, expansion: 1, oracle_live: 1, softbank_openai: 0, openai_revenue: 45 },
  },
];
