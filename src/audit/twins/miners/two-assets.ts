import { normalCdf, normalDensity } from "../../../core/numerics/normal";
import { gaussLegendre, integratePanel } from "../../../core/numerics/quadrature";
import { bisectionRows } from "../bisection";
import { normal } from "../expressions";
import { count, still } from "../layout";
import { output } from "../proof";
import { MOST_PANELS, pointsOf, quadratureRows } from "../quadrature";
import { row } from "../rows";
import type { NoTwin, TwinRow } from "../twin";

/** One asset at the horizon, its numbers as they are now and as formulas. */
export interface TwinLeg {
  readonly value: number;
  readonly drift: number;
  readonly spread: number;
  readonly valueFormula: string;
  readonly driftFormula: string;
  readonly spreadFormula: string;
}
export interface TwoAssets {
  /** Ending of every row key: "", "_calm", "_stress". */
  readonly name: string;
  readonly first: TwinLeg;
  readonly second: TwinLeg;
  readonly rho: number;
  readonly rhoFormula: string;
  readonly debt: number;
}

/** Standard deviations beyond which nothing is left to count. */
const FAR = 12;
const RULE = gaussLegendre(16);
const median = ({ value, drift, spread }: TwinLeg): number => Math.log(value) + drift - spread ** 2 / 2;

/** How many panels bring the integral to the last digits: as many as leave it unchanged when they are doubled. */
const panelsFor = ({ first, second, rho, debt }: TwoAssets): number | undefined => {
  const end = (Math.log(debt) - median(first)) / first.spread;
  const [low, high] = [Math.sqrt(Math.max(0, end - FAR)), Math.sqrt(Math.max(0, end + FAR))];
  const [gap, scale] = [Math.log(debt) - median(second), second.spread * Math.sqrt((1 - rho) * (1 + rho))];
  const at = (u: number): number => {
    const z = end - u * u;
    return 2 * u * normalDensity(z) * normalCdf((gap + Math.log(-Math.expm1(-first.spread * u * u)) - second.spread * rho * z) / scale);
  };
  const sumOver = (ends: readonly number[]): number => ends.slice(1).reduce((sum, to, k) => sum + integratePanel(at, ends[k]!, to, RULE), 0);
  const endsOf = (panels: number): readonly number[] => [low, ...count(panels).map((k) => low + ((high - low) * k) / panels)];
  /** Twice as many, and the first of them by eighths: a tiny second asset hides between its end and the first point. */
  const finely = (panels: number): number => {
    const [first, second, ...rest] = endsOf(2 * panels) as [number, number, ...number[]];
    return sumOver([first, ...count(17).map((j) => first + (second - first) / 8 ** (17 - j)), ...rest]);
  };
  return [8, 12, 16, 24, 32, 48, MOST_PANELS].find((panels) => {
    const fine = finely(panels);
    return Math.abs(sumOver(endsOf(panels)) - fine) <= 1e-14 + 1e-11 * fine;
  });
};

/** P(leg < debt) of one asset, its value, median of the logarithm and spread being rows. */
const oneBelow = (of: string, name: string, debt: string): string => {
  const gap = `LN(MAX(1E-300,${debt}))-{${of}_median${name}}`;
  return `IF(${debt}<=0,0,IF({${of}_value${name}}=0,1,IF({${of}_spread${name}}=0,IF(${gap}>0,1,0),${normal(`(${gap})/MAX(1E-300,{${of}_spread${name}})`)})))`;
};

/** Perfect correlation: both hang on one z, and the sum is below the debt on a half line, or between two roots. */
const perfectRows = (name: string, rho: number): readonly TwinRow[] => {
  const part = (of: string, sign: string, z: string): string =>
    `EXP(MIN(700,{${of}_median${name}}${sign}{${of}_spread${name}}*${z}-LN({debt})))`;
  const sum = (z: string): string => `${part("first", "+", z)}+${part("second", rho > 0 ? "+" : "-", z)}-1`;
  const at = { of: sum, unit: "standard deviations", how: "both assets together are worth the debt" };
  if (rho > 0) return bisectionRows({ ...at, name: `end${name}`, low: "-39", high: "39", rises: true });
  return [
    row(
      `least${name}`,
      "standard deviations",
      "where the two are worth least",
      `=MAX(-39,MIN(39,({second_median${name}}+LN({second_spread${name}})-{first_median${name}}-LN({first_spread${name}}))/({first_spread${name}}+{second_spread${name}})))`,
    ),
    ...bisectionRows({ ...at, name: `left${name}`, low: "-39", high: `{least${name}}`, rises: false }),
    ...bisectionRows({ ...at, name: `right${name}`, low: `{least${name}}`, high: "39", rises: true }),
    row(`value_at_least${name}`, "number", "assets / debt − 1 there: above 0 the debt is always covered", `=${sum(`{least${name}}`)}`),
  ];
};

const integralRows = (name: string, rho: string, panels: number): readonly TwinRow[] => {
  const columns = pointsOf(panels);
  const key = (of: string): string => `${of}${name}`;
  const u2 = `{${key("point")}.}^2`;
  return [
    row(
      key("top"),
      "standard deviations",
      "z at which the first asset alone is worth the debt",
      `=(LN({debt})-{${key("first_median")}})/{${key("first_spread")}}`,
    ),
    ...quadratureRows(`SQRT(MAX(0,{${key("top")}}-${FAR}))`, `SQRT(MAX(0,{${key("top")}}+${FAR}))`, panels, "variable u, z = top − u²", name),
    row(key("z"), "standard deviations", "shock of the first asset: top − u²", `={${key("top")}}-${u2}`, columns),
    row(
      key("share"),
      "fraction of debt",
      "what the first asset leaves open: 1 − e^(−spread · u²)",
      `=1-EXP(-{${key("first_spread")}}*${u2})`,
      columns,
    ),
    row(
      key("room"),
      "standard deviations",
      "(ln(debt · share) − median − spread · rho · z)/(spread · √(1 − rho²)) of the second asset",
      `=(LN({debt})+LN(MAX(1E-300,{${key("share")}.}))-{${key("second_median")}}-{${key("second_spread")}}*${rho}*{${key("z")}.})/({${key("second_spread")}}*SQRT((1-${rho})*(1+${rho})))`,
      columns,
    ),
    row(
      key("density"),
      "fraction",
      "2u · normal density of z · Φ(room)",
      `=2*{${key("point")}.}*NORM.S.DIST({${key("z")}.},FALSE)*${normal(`{${key("room")}.}`)}`,
      columns,
    ),
  ];
};

/** P(first + second < debt) of two correlated lognormal assets, ending in the row {pd…}; and the conditions of the layout. */
export const twoAssetRows = (both: TwoAssets): { readonly rows: readonly TwinRow[]; readonly conditions: readonly string[] } | NoTwin => {
  const { name, first, second, rho, rhoFormula, debt } = both;
  const key = (of: string): string => `{${of}${name}}`;
  const legRows = (of: string, leg: TwinLeg, words: string): readonly TwinRow[] => [
    row(`${of}_value${name}`, "$", `value of ${words}`, `=${leg.valueFormula}`),
    row(`${of}_spread${name}`, "number", "volatility · √years", `=${leg.spreadFormula}`),
    row(
      `${of}_median${name}`,
      "logarithm",
      "of its median at the horizon: ln value + drift − spread²/2; not used for a value of 0",
      `=IF(${key(`${of}_value`)}=0,0,LN(${key(`${of}_value`)})+${leg.driftFormula}-${key(`${of}_spread`)}^2/2)`,
    ),
  ];
  const isPlain = debt === 0 || first.value === 0 || second.value === 0 || first.spread === 0 || second.spread === 0;
  const isPerfect = !isPlain && Math.abs(rho) === 1;
  const panels = isPlain || isPerfect ? 0 : panelsFor(both);
  if (panels === undefined)
    return { none: "the integral turns too sharply for the cells that a reader can follow; rho is near ±1, or one asset is tiny" };
  const isPlainNow = `OR({debt}=0,${key("first_value")}=0,${key("second_value")}=0,${key("first_spread")}=0,${key("second_spread")}=0)`;
  const cases: readonly (readonly [when: string, then: string])[] = [
    ["{debt}=0", "0"],
    [`${key("second_value")}=0`, oneBelow("first", name, "{debt}")],
    [`${key("first_value")}=0`, oneBelow("second", name, "{debt}")],
    [`${key("second_spread")}=0`, oneBelow("first", name, `({debt}-EXP(${key("second_median")}))`)],
  ];
  const otherwise = oneBelow("second", name, `({debt}-EXP(${key("first_median")}))`);
  const plain = `=${cases.reduceRight((rest, [when, then]) => `IF(${when},${then},${rest})`, otherwise)}`;
  const [left, right] = [`{left${name}_root}`, `{right${name}_root}`];
  const inLowerTail = `${normal(right)}-${normal(left)}`;
  const inUpperTail = `${normal(`-${left}`)}-${normal(`-${right}`)}`;
  const between = `=IF(${key("value_at_least")}>=0,0,IF(${left}>0,${inUpperTail},${inLowerTail}))`;
  const [how, formula] = isPlain
    ? ["one asset decides: Φ((ln debt − median)/spread)", plain]
    : isPerfect
      ? ["probability of z below the root, or between the two", rho > 0 ? `=${normal(`{end${name}_root}`)}` : between]
      : ["Σ weight · density", `=MAX(0,MIN(1,SUMPRODUCT({weight${name}:},{density${name}:})))`];
  return {
    rows: [
      ...legRows("first", first, "bitcoin"),
      ...legRows("second", second, "the sites"),
      ...(isPlain ? [] : isPerfect ? perfectRows(name, rho) : integralRows(name, rhoFormula, panels)),
      output(`pd${name}`, "fraction", how, formula),
    ],
    conditions: [
      still(isPlainNow, isPlain),
      ...(isPerfect ? [`${rhoFormula}=${rho}`] : isPlain ? [] : [`ABS(${rhoFormula})<=${Math.max(0.5, Math.abs(rho))}`]),
    ],
  };
};
