import type { Figure, Preset, Scenario } from "./figure";

/** Key of a company's figure where several companies stand in one preset. */
export const memberKey = (member: string, key: string): string => `${member}_${key}`;

const ofMember = ({ id, company }: Preset, figure: Figure): Figure => ({
  ...figure,
  key: memberKey(id, figure.key),
  label: `${company}: ${figure.label}`,
  labelEs: `${company}: ${figure.labelEs}`,
  ...(figure.formula !== undefined && { formula: figure.formula.replace(/\[([a-z0-9_]+)\]/g, (_, key: string) => `[${memberKey(id, key)}]`) }),
});

const together = (members: readonly Preset[], number: number): Scenario => {
  const own = members.map((member) => ({ member, scenario: member.scenarios.find((one) => one.number === number)! }));
  const { name, nameEs, story, storyEs, effect } = own[0]!.scenario;
  const changes = Object.fromEntries(own.flatMap(({ member, scenario }) => Object.entries(scenario.changes).map(([key, value]) => [memberKey(member.id, key), value])));
  return { number, name, nameEs, story, ...(storyEs !== undefined && { storyEs }), ...(effect === "base" && { effect }), changes };
};

/** Several miners side by side: the very figures and scenarios of each, under its own name. */
export const compareMiners = (members: readonly Preset[]): Preset => {
  const [first] = members;
  if (!first) throw new Error("expected miners to compare, got none");
  return {
    id: "miners", archetype: "miners", company: "Four miners",
    title: "Four miners compared", titleEs: "Cuatro mineros comparados",
    summary: "HIVE, TeraWulf, Hut 8 and MARA side by side: leverage, cover, double stress, refinancing wall, probability that debt exceeds assets, and a ranking.",
    summaryEs: "HIVE, TeraWulf, Hut 8 y MARA lado a lado: apalancamiento, cobertura, doble estrés, muro de refinanciación, probabilidad de que la deuda supere los activos, y una clasificación.",
    freezeDate: first.freezeDate, valuationDate: first.valuationDate,
    thesis: "Two are a bet on the coin and two on a tenant. The record answers most for MARA and least for TeraWulf; what it does not hold is left open instead of ranked.",
    figures: members.flatMap((member) => member.figures.map((figure) => ofMember(member, figure))),
    scenarios: first.scenarios.map(({ number }) => together(members, number)),
    members: members.map(({ id, company }) => ({ id, company })),
  };
};
