import { check } from "../errors";
import { convergeCorrelation, lowerFactor } from "../miners/correlation";
import { exponential, expm1, log1p } from "../numerics/powers";
import type { AnnualRate, Fraction, Years } from "../units";
import * as at from "./layout";

/** What moves coin, rent and resale value, in calm and in stress. */
export interface DynamicsInput {
  readonly freq: number;
  /** Volatilities per √year. */
  readonly coinVol: Fraction;
  readonly rentVol: Fraction;
  readonly valueVol: Fraction;
  /** Expected return of the coin, continuous. */
  readonly coinDrift: AnnualRate;
  /** Speed at which a deviation of rent dies out, per year: half of it is gone after ln 2 / speed years. 0 = never. */
  readonly meanReversion: number;
  readonly rhoCoinRent: number;
  readonly rhoCoinValue: number;
  readonly rhoRentValue: number;
  /** Launches a year; share of rent lost at each; power of that loss in resale value. */
  readonly jumpRate: number;
  readonly jumpSize: Fraction;
  readonly jumpShare: Fraction;
  /** Probability that the first period is one of stress, and that stress begins within a year of calm. */
  readonly stressStart: Fraction;
  readonly stressRate: Fraction;
  /** Mean length of stress; absent: it does not end. */
  readonly stressYears: Years | undefined;
  /** How far correlations move to 1 in stress. */
  readonly stressWeight: Fraction;
  readonly volMult: number;
  readonly jumpMult: number;
  /** Falls at the moment stress begins. */
  readonly coinShock: Fraction;
  readonly rentShock: Fraction;
  readonly valueShock: Fraction;
}

export interface DynamicsWorkings {
  /** Rows and columns coin, rent, value. */
  readonly calmCorr: readonly (readonly number[])[];
  readonly stressCorr: readonly (readonly number[])[];
  /** Share of a deviation of rent that is left a period later, and its spread over a period in calm. */
  readonly persistence: Fraction;
  readonly rentSpread: number;
  /** Probabilities of one period. */
  readonly stressBegins: Fraction;
  readonly stressEnds: Fraction;
  readonly launches: number;
}

/** Spread over one period of a deviation that dies out at a speed: exact, not a step of Euler. */
const spreadOf = (vol: Fraction, speed: number, span: Years): number =>
  speed === 0 ? vol * Math.sqrt(span) : vol * Math.sqrt(-expm1(-2 * speed * span) / (2 * speed));

/** P(more than k launches), k = 0, 1 … of a Poisson number; summed from the far end, so that small tails keep their digits. */
const jumpTails = (mean: number): readonly number[] => {
  const masses = [exponential(-mean)];
  for (let k = 1; k <= at.MAX_JUMPS + 40; k += 1) masses.push((masses[k - 1]! * mean) / k);
  let tail = 0;
  const tails = masses.map(() => 0);
  for (let k = masses.length - 1; k >= 0; k -= 1) {
    tails[k] = tail;
    tail += masses[k]!;
  }
  return tails.slice(0, at.MAX_JUMPS);
};

/** The least weight, in steps of a hundredth, with which CORR_CONVERGE makes a matrix possible; 1 always does. */
const repairingWeight = (corr: readonly (readonly number[])[]): Fraction => {
  let hundredths = 1;
  while (hundredths < 100 && !lowerFactor(convergeCorrelation({ corr, weight: hundredths / 100 }).matrix)) hundredths += 1;
  return hundredths / 100;
};

const factorOf = (corr: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  const lower = lowerFactor(corr);
  const [coinRent, coinValue, rentValue] = [corr[0]![1]!, corr[0]![2]!, corr[1]![2]!];
  const room = Math.sqrt((1 - coinRent * coinRent) * (1 - coinValue * coinValue));
  check<DynamicsInput>("rhoRentValue", lower !== undefined, () => {
    const print = (value: number): string => String(Number(value.toFixed(4)));
    const bounds = `${print(coinRent * coinValue - room)} to ${print(coinRent * coinValue + room)}`;
    const weight = repairingWeight(corr);
    const remedy = weight < 1 ? `CORR_CONVERGE with a weight of ${weight} makes the matrix possible` : "no weight of CORR_CONVERGE below 1 repairs it: one of the three is wrong";
    return `expected ${bounds}, which correlations of coin with rent of ${coinRent} and of coin with value of ${coinValue} leave, got ${rentValue}; ${remedy}`;
  });
  return lower;
};

/** One regime of the layout, at its own address. */
const writeRegime = (params: Float64Array, from: number, input: DynamicsInput, corr: readonly (readonly number[])[], isStress: boolean): void => {
  const span = 1 / input.freq;
  const mult = isStress ? input.volMult : 1;
  const lower = factorOf(corr);
  const coinVol = input.coinVol * mult;
  const valueVol = input.valueVol * mult;
  params[from + at.COIN_DRIFT] = (input.coinDrift - (coinVol * coinVol) / 2) * span;
  params[from + at.COIN_SPREAD] = coinVol * Math.sqrt(span);
  params[from + at.RENT_SPREAD] = spreadOf(input.rentVol * mult, input.meanReversion, span);
  params[from + at.VALUE_DRIFT] = -((valueVol * valueVol) / 2) * span;
  params[from + at.VALUE_SPREAD] = valueVol * Math.sqrt(span);
  [params[from + at.L21], params[from + at.L22]] = [lower[1]![0]!, lower[1]![1]!];
  [params[from + at.L31], params[from + at.L32], params[from + at.L33]] = [lower[2]![0]!, lower[2]![1]!, lower[2]![2]!];
  params.set(jumpTails(input.jumpRate * (isStress ? input.jumpMult : 1) * span), from + at.JUMP_TAILS);
};

/**
 * Joint movement of a coin, the rent of a GPU and its resale value, per period of 1/freq years:
 *
 *     coin    ln S moves by (drift − vol²/2)/freq + vol/√freq · e1
 *     rent    d = e^(−speed/freq) · d + spread · e2,  spread² = vol² (1 − e^(−2 speed/freq)) / (2 speed), an exact step
 *     value   ln Y moves by −vol²/2/freq + vol/√freq · e3
 *     launch  Poisson with jumpRate/freq a period: rent · (1 − jumpSize), value · (1 − jumpSize)^jumpShare; the drift gives
 *             back what calm launches take, because deflation and decay already hold them
 *     stress  begins with 1 − (1 − stressRate)^(1/freq), ends with 1/(freq · stressYears); in it volatilities are multiplied,
 *             launches come jumpMult as often, correlations are CORR_CONVERGE(corr, stressWeight)
 *
 * A launch more than the calm number lowers the mean, a shock does too: that is what stress is for.
 *
 * Shapes   scalars -> header and regimes of params (core/simulation/layout.ts).
 * Errors   bad-input: correlations that no three variables can have.
 * Source   docs/conventions.md#simulation
 */
export function writeDynamics(params: Float64Array, input: DynamicsInput): DynamicsWorkings {
  const span = 1 / input.freq;
  const { rhoCoinRent, rhoCoinValue, rhoRentValue, jumpSize, jumpShare } = input;
  const calmCorr = [[1, rhoCoinRent, rhoCoinValue], [rhoCoinRent, 1, rhoRentValue], [rhoCoinValue, rhoRentValue, 1]];
  writeRegime(params, at.HEADER, input, calmCorr, false);
  const stressCorr = convergeCorrelation({ corr: calmCorr, weight: input.stressWeight }).matrix;
  writeRegime(params, at.HEADER + at.REGIME, input, stressCorr, true);

  const persistence = exponential(-input.meanReversion * span);
  const launches = input.jumpRate * span;
  const stressBegins = -expm1(log1p(-input.stressRate) * span);
  const stressEnds = input.stressYears === undefined ? 0 : Math.min(1, span / input.stressYears);
  params[at.PERSISTENCE] = persistence;
  params[at.RENT_JUMP] = -log1p(-jumpSize);
  params[at.VALUE_JUMP] = -jumpShare * log1p(-jumpSize);
  params[at.RENT_JUMP_DRIFT] = launches * jumpSize;
  params[at.VALUE_JUMP_DRIFT] = -launches * expm1(jumpShare * log1p(-jumpSize));
  params[at.COIN_SHOCK] = log1p(-input.coinShock);
  params[at.RENT_SHOCK] = log1p(-input.rentShock);
  params[at.VALUE_SHOCK] = log1p(-input.valueShock);
  params[at.STRESS_AT_START] = input.stressStart;
  params[at.HEADER + at.SWITCH] = stressBegins;
  params[at.HEADER + at.REGIME + at.SWITCH] = stressEnds;
  return { calmCorr, stressCorr, persistence, rentSpread: params[at.HEADER + at.RENT_SPREAD]!, stressBegins, stressEnds, launches };
}
