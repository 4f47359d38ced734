import type { ResidualMethod } from "../conventions";
import { check } from "../errors";
import { power } from "../numerics/powers";
import type { AnnualRate, Fraction, Usd, Years } from "../units";
import { checkSteps, stepOf } from "./launches";

export interface ResidualInput {
  readonly cost: Usd;
  readonly age: Years;
  readonly method: ResidualMethod;
  /** Fall of resale value a year, effective, negative when prices rise; used by MARKET and DB. */
  readonly decay: AnnualRate;
  /** Life over which SL and SYD write the cost down. */
  readonly life: Years;
  /** Share of cost below which value never falls. */
  readonly salvage: Fraction;
  /** Ages of the card at which a new generation launches, in any order; 0 or less = launched when it was bought. */
  readonly launchAges: readonly Years[];
  readonly step: readonly Fraction[];
  /** Years over which a step takes effect; 0 = at once. */
  readonly ramp: Years;
}

export interface ResidualWorkings {
  /** As given; none for the methods that do not ask for it. */
  readonly decay: AnnualRate | undefined;
  /** Share of cost left by age alone, before launches and salvage. */
  readonly ageFactor: Fraction;
  /** Share left by launches; 1 for methods that know none. */
  readonly launchFactor: Fraction;
  readonly share: Fraction;
  readonly value: Usd;
}

/** Sum of the digits written down so far / sum of all; linear inside a year. */
const sumOfYearsDigits = (age: Years, life: Years, salvage: Fraction): Fraction => {
  const left = (wholeYears: number): Fraction => {
    const n = Math.min(wholeYears, life);
    return 1 - ((1 - salvage) * (2 * life * n - n * (n - 1))) / (life * (life + 1));
  };
  const wholeYears = Math.floor(age);
  return left(wholeYears) + (age - wholeYears) * (left(wholeYears + 1) - left(wholeYears));
};

/**
 * Value of a GPU at an age, as a share of what it cost.
 *
 *     SL      cost · (1 − (1 − salvage) · min(age/life, 1))
 *     SYD     cost · (1 − (1 − salvage) · Σ_{k≤age} 2(life − k + 1) / (life(life + 1))), linear inside a year
 *     DB      cost · max(salvage, (1 − decay)^age)
 *     MARKET  cost · max(salvage, (1 − decay)^age · Π_{launch≤age} (1 − step · min(1, (age − launch)/ramp)))
 *
 * MARKET separates slow ageing from the steps in which resale prices fall when a new generation launches; a launch at
 * the very age counts as launched. With steps, a decay that was measured across generations would count them twice.
 *
 * Shapes   scalars; launchAges[m], step[1] or step[m] -> scalar.
 * Units    $ -> $; ages and lives in years; decay effective per year.
 * Errors   bad-input: step has neither one entry nor one for each launch, whatever the method; SYD with a life that is
 *          not whole; a rising price that overflows.
 * Source   docs/conventions.md#gpu-residual; decay and step defaults: decision 0006.
 */
export function residual(input: ResidualInput): ResidualWorkings {
  const { cost, age, method, decay, life, salvage, launchAges, step, ramp } = input;
  checkSteps<ResidualInput>("step", step, launchAges.length);
  check<ResidualInput>("life", method !== "SYD" || Number.isInteger(life), () => `expected whole years for SYD, got ${life}`);

  if (method === "SL" || method === "SYD") {
    const ageFactor = method === "SL" ? 1 - (1 - salvage) * Math.min(age / life, 1) : sumOfYearsDigits(age, life, salvage);
    return { decay: undefined, ageFactor, launchFactor: 1, share: ageFactor, value: cost * ageFactor };
  }
  const ageFactor = power(1 - decay, age);
  let launchFactor = 1;
  if (method === "MARKET") {
    for (let j = 0; j < launchAges.length; j += 1) {
      const since = age - launchAges[j]!;
      if (since >= 0) launchFactor *= 1 - stepOf(step, j) * (ramp === 0 ? 1 : Math.min(1, since / ramp));
    }
  }
  const share = Math.max(salvage, ageFactor * launchFactor);
  check<ResidualInput>("decay", Number.isFinite(cost * share), () => `expected a value that stays finite to age ${age}, got ${decay}`);
  return { decay, ageFactor, launchFactor, share, value: cost * share };
}
