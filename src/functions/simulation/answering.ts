import { CalcError } from "../../core/errors";
import type { CreditEstimates } from "../../core/simulation/estimates";
import { NO_METRIC } from "../../core/simulation/layout";
import { generatorOf, MAX_AT_ONCE, type PlanInput, simulationPlan, type SimulationPlan } from "../../core/simulation/plan";
import type { Estimate } from "../../core/simulation/quantiles";
import { runPlan } from "../../core/simulation/run";
import { withTilt } from "../../core/simulation/tilt";
import { spend } from "../allowance";
import type { Library, Part, Simulated, Words } from "../define";
import { words } from "../define";

/** Standard errors stand in one block after the estimates: estimates keep their places, more may be added behind. */
export const errorPart = (of: string, unit: string): Part =>
  ({ name: `error of ${of}`, unit: unit, meaning: words("Standard error of the estimate", "Error estándar de la estimación"), how: "from the differences between 16 independent groups of paths" });
export const quantileErrorPart = (of: string, unit: string): Part =>
  ({ name: `error of ${of}`, unit: unit, meaning: words("Standard error of the quantile", "Error estándar del cuantil"), how: "half the distance of the quantiles at p ± √(p(1 − p)/paths)" });

/** What it takes to repeat a simulation. */
export const ORIGIN: readonly Part[] = [
  { name: "paths", unit: "paths", meaning: words("Simulated paths", "Trayectorias simuladas"), how: "given" },
  { name: "seed", unit: "number", meaning: words("Seed of the random numbers", "Semilla de los números aleatorios"), how: "given" },
  { name: "generator", unit: "text", meaning: words("Generator of the random numbers and version of its stream", "Generador de los números aleatorios y versión de su secuencia"), how: "chosen by terms.sampling" },
  { name: "version", unit: "text", meaning: words("Version of the product", "Versión del producto"), how: "as VERSION" },
];
export const originOf = (plan: SimulationPlan, version: string): readonly (number | string)[] => [plan.paths, plan.seed, generatorOf(plan), version];

/** Stands behind everything else, so that what stood in a sheet keeps its place. */
export const EFFECTIVE_PART: Part =
  { name: "effective defaults", unit: "paths", meaning: words("Defaults that PD and LGD rest on; below 30 do not rely on the errors", "Impagos en que se apoyan PD y LGD; por debajo de 30 no se fíe de los errores"), how: "(Σ weight)² / Σ weight² over the paths that default; their number without a tilt" };
export const WEIGHT_STEPS = [
  { of: "meanWeight", unit: "number", how: "Σ weight / paths: 1 but for its error" },
  { of: "meanWeightError", unit: "number", how: "standard error of the mean weight" },
] as const;
export const fewDefaults = (found: Pick<CreditEstimates, "effectiveDefaults"> | undefined): readonly Words[] =>
  found && found.effectiveDefaults > 0 && found.effectiveDefaults < 30
    ? [words("fewer than 30 effective defaults: take more paths, or a terms.tilt nearer to what it takes to default; too much of it is as bad as too little", "menos de 30 impagos efectivos: suba paths o acerque terms.tilt a lo que hace falta para impagar; de más es tan malo como de menos")]
    : [];

/** The plan of a simulation with these parameters; what keeps every period of every path is never tilted. */
export const planOf = ({ paths, seed, terms }: Pick<PlanInput, "paths" | "seed"> & { readonly terms: Pick<PlanInput, "sampling"> & { readonly tilt: number } }, params: Float64Array, metric: number): SimulationPlan =>
  simulationPlan({ params: metric === NO_METRIC ? withTilt(params, terms.tilt) : params, paths, seed, sampling: terms.sampling, metric });

export const valuesOf = (estimates: readonly Estimate[]) => estimates.map(({ value }) => value);
export const errorsOf = (estimates: readonly Estimate[]) => estimates.map(({ error }) => error);

/** To prepare a simulation takes as long as some hundred periods; to start a path and put its outcome in order, as two of it. */
const PREPARING = 500;
const OF_A_PATH = 2;

const allow = (plan: SimulationPlan, { allowance }: Library): void => {
  const work = plan.paths * plan.periods;
  const most = (bound: number): string => `${Math.floor(bound / plan.periods)} paths of ${plan.periods} periods`;
  if (work > MAX_AT_ONCE) throw new CalcError("bad-input", "paths", `expected at most ${most(MAX_AT_ONCE)} where a sheet waits for the answer, got ${plan.paths}`);
  if (allowance === undefined) return;
  spend(allowance, PREPARING + work + plan.paths * OF_A_PATH, () => new CalcError("bad-input", "paths", `expected fewer paths: those of this formula have used up what a sheet can wait for, got ${plan.paths} in each`));
};

/** Works a simulation off while the sheet waits, up to a bound. */
export const atOnce = <V, W>({ plan, combine }: Simulated<V, W>) => (values: V, library: Library): W => {
  const made = plan(values, library);
  allow(made, library);
  return combine(values, library, made, runPlan(made));
};

export const MODEL_LIMIT: Words = words(
  "The standard error says how well the answer of this model is known, not how well the model is: vol, correlations, decay and depth are judgements, and move PD by far more.",
  "El error estándar dice con qué precisión se conoce la respuesta de este modelo, no lo bueno que es: vol, correlaciones, decay y depth son juicios y mueven la PD mucho más.",
);

/** What a simulation without a single default does and does not say. */
export const RARE_LIMIT: Words = words(
  "No default among n paths does not mean a PD of 0: independent paths leave 3/n open. Raise paths or set terms.tilt before calling a loan safe.",
  "Ningún impago en n trayectorias no es una PD de 0: con trayectorias independientes queda abierto 3/n. Suba paths o use terms.tilt antes de dar un préstamo por seguro.",
);
