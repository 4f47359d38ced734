import type { Format } from "../plan";
import { columnLetters } from "../references";
import { type Draft, formula } from "../sheet";

/** Steps of debt from nothing to all of it, in whose middles P(assets < step) is worked out. */
export const STEPS = 20;

/** Arguments of MINER_PD with the template of each; debt and years are varied. */
const ARGUMENTS = ["btc_qty", "btc_price", "btc_vol", "site_value", "site_vol", "debt", "years", "rho", "site_decay", "btc_drift"] as const;
const TEMPLATES: Readonly<Partial<Record<(typeof ARGUMENTS)[number], string>>> = { site_value: "[site_usd]", debt: "[net_debt_usd]", years: "[horizon]" };

export interface PathPlace {
  /** Row of the headings of the path; its years follow. */
  readonly pathRow: number;
  /** Row of the headings of the grid; its steps follow. */
  readonly gridRow: number;
  readonly years: number;
  /** First column of both, counted from 1. */
  readonly column: number;
  /** Amounts that fall due by year, $m, and their sum. */
  readonly due: string;
  readonly total: string;
}

export interface PathCells {
  /** Top left cell of the grid: a number, or what is missing. */
  readonly anchor: string;
  readonly opening: string;
  readonly repaid: string;
  readonly pd: string;
  readonly recovery: string;
}

const HEADINGS: readonly (readonly [name: string, format: Format])[] = [
  ["Year", "integer"], ["Opening $m", "usdMillion"], ["Repaid $m", "usdMillion"], ["P(assets < debt)", "percent1"],
  ["… up to here", "percent1"], ["Expected shortfall $m", "usdMillion"], ["Recovery", "percent1"],
];

/** Where a path of default and recovery will stand. */
export const pathCells = ({ pathRow, gridRow, years, column }: PathPlace): PathCells => {
  const range = (offset: number): string => `$${columnLetters(column + offset)}$${pathRow + 1}:$${columnLetters(column + offset)}$${pathRow + years}`;
  return { anchor: `$${columnLetters(column + 2)}$${gridRow + 1}`, opening: range(1), repaid: range(2), pd: range(4), recovery: range(6) };
};

/**
 * Default and recovery of debt that coins and machines stand behind, year by year. With A the assets at a date and D debt
 * less cash, P(A < D) is MINER_PD, and the expected shortfall E[max(0, D − A)] is the integral of P(A < x) over x from 0 to
 * D: one grid of MINER_PD holds both. Recovery is what a dollar of debt brings if A < D.
 */
export const writeDefaultPath = (sheet: Draft, place: PathPlace, on: (template: string) => string): void => {
  const { pathRow, gridRow, years, column, due, total } = place;
  const letter = (offset: number): string => columnLetters(column + offset);
  const { anchor } = pathCells(place);
  const [first, lastStep, last] = [gridRow + 1, gridRow + STEPS, gridRow + STEPS + 1];
  const known = (expression: string): string => `=IF(ISNUMBER(${anchor}),${expression},"")`;
  const grid = `$${letter(2)}$${first}:$${letter(1 + years)}$${lastStep}`;
  const whole = `$${letter(2)}$${last}:$${letter(1 + years)}$${last}`;

  sheet.row(`${letter(0)}${pathRow}`, HEADINGS.map(([name]) => name), "heading");
  for (let row = pathRow + 1; row <= pathRow + years; row += 1) {
    const year = `${letter(0)}${row}`;
    const shown: readonly string[] = [
      row === pathRow + 1 ? "" : `=${letter(0)}${row - 1}+1`,
      `=${total}-SUM(${letter(2)}$${pathRow}:${letter(2)}${row - 1})`,
      `=INDEX(${due},${year})`,
      known(`INDEX(${whole},${year})`),
      known(`MAX(${letter(3)}$${pathRow + 1}:${letter(3)}${row})`),
      known(`SUM(INDEX(${grid},0,${year}))*[net_debt_usd]/$${letter(0)}$${lastStep}/1000000`),
      known(`IF(${letter(3)}${row}=0,1,MAX(0,1-${letter(5)}${row}/(${letter(3)}${row}*[debt_tested])))`),
    ];
    HEADINGS.forEach(([, format], i) => sheet.put(`${letter(i)}${row}`, shown[i] === "" ? 1 : formula(on(shown[i]!)), "calculation", { format }));
  }

  sheet.row(`${letter(0)}${gridRow}`, ["Step", "Debt of the step $"], "heading");
  for (let year = 1; year <= years; year += 1) sheet.put(`${letter(1 + year)}${gridRow}`, formula(`=${letter(0)}${pathRow + year}`), "heading", { format: "integer" });
  const [named, value] = [letter(years + 3), letter(years + 4)];
  const argument = (name: (typeof ARGUMENTS)[number]): string => `$${named}$${first + ARGUMENTS.indexOf(name)}`;
  const given = `$${named}$${first}:$${value}$${first + ARGUMENTS.length - 1}`;
  const debts = `$${letter(1)}$${first}:$${letter(1)}$${last}`;
  const ages = `$${letter(2)}$${gridRow}:$${letter(1 + years)}$${gridRow}`;
  const call = `CCREDIT.SENSITIVITY($${value}$${gridRow},${given},${argument("debt")},${debts},${argument("years")},${ages})`;
  for (let row = first; row <= last; row += 1) {
    const step = `${letter(0)}${row}`;
    sheet.put(step, row === first ? 1 : formula(`=${letter(0)}${row - 1}+1`), "calculation", { format: "integer" });
    sheet.put(`${letter(1)}${row}`, formula(on(`=[net_debt_usd]*MIN(1,(${step}+${step}-1)/($${letter(0)}$${lastStep}+$${letter(0)}$${lastStep}))`)), "calculation", { format: "usd" });
    for (let year = 1; year <= years; year += 1) {
      const content = row === first && year === 1 ? formula(on(`=IF([btc_value]+[site_value]=0,"needs: "&[label.hashrate],${call})`)) : null;
      sheet.put(`${letter(1 + year)}${row}`, content, "calculation", { format: "percent1" });
    }
  }
  sheet.row(`${named}${gridRow}`, ["Function", "MINER_PD"], "heading");
  ARGUMENTS.forEach((name, i) => {
    sheet.put(`${named}${first + i}`, name, "key");
    sheet.put(`${value}${first + i}`, formula(on(`=${TEMPLATES[name] ?? `[${name}]`}`)), "calculation");
  });

};
