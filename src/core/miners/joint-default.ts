import { bivariateNormalCdf } from "../numerics/bivariate";
import { normalQuantile } from "../numerics/normal";
import { integrate } from "../numerics/quadrature";
import { gammaHalfStep, studentCdf, studentQuantile } from "../numerics/student-t";
import { type Fraction, type NotDefined, notDefined } from "../units";

export interface JointDefaultInput {
  readonly pd1: Fraction;
  readonly pd2: Fraction;
  readonly rho: number;
  /** Degrees of freedom of the t copula; absent for the Gaussian copula. */
  readonly dof?: number | undefined;
}

export interface JointDefaultWorkings {
  /** Where each borrower's latent variable has to fall for its default. */
  readonly threshold1: number | NotDefined;
  readonly threshold2: number | NotDefined;
  /** Both default if nothing links them. */
  readonly independent: Fraction;
  /** The least and the most that any dependence allows. */
  readonly least: Fraction;
  readonly most: Fraction;
  readonly joint: Fraction;
}

/** The integrand of the t copula is below 1e-18 of its peak beyond this power of cosh. */
const NEGLIGIBLE = 41;

/**
 * P(T₁ ≤ x, T₂ ≤ y) of two t variables, by conditioning on the first: given T₁ = s the second is again a t variable,
 * with one more degree of freedom. s = √dof · sinh v turns the fat tail into an exponential one.
 */
const studentJoint = (x: number, y: number, rho: number, dof: number): Fraction => {
  const root = Math.sqrt(dof);
  const scale = Math.sqrt((dof + 1) / ((1 - rho) * (1 + rho)));
  const peak = gammaHalfStep(dof / 2) / Math.sqrt(Math.PI);
  const integrand = (v: number): number => {
    const cosh = Math.cosh(v);
    return peak * cosh ** -dof * studentCdf((scale * (y / root - rho * Math.sinh(v))) / cosh, dof + 1);
  };
  const [top, end] = [Math.asinh(x / root), NEGLIGIBLE / dof + Math.LN2];
  const width = 1 / (scale * Math.max(Math.abs(rho), 0.1));
  const turn = rho === 0 ? 0 : Math.asinh(y / root / rho);
  const turns = [0, -1 / root, 1 / root, -4 / root, 4 / root, turn, turn - 3 * width, turn + 3 * width];
  const inside = turns.filter((v) => v > -end && v < top).sort((a, b) => a - b);
  return top <= -end ? 0 : integrate(integrand, [-end, ...inside, Math.min(top, end)], 1e-13);
};

/**
 * Probability that two borrowers default over the same horizon:
 *
 *     Gaussian   Φ₂(Φ⁻¹(pd1), Φ⁻¹(pd2); rho)
 *     t copula   P(T₁ ≤ t⁻¹(pd1), T₂ ≤ t⁻¹(pd2); rho, dof)
 *
 * rho = 1 is the smaller of the two, rho = −1 max(0, pd1 + pd2 − 1), in both. rho = 0 is the product under the Gaussian
 * copula only: under the t copula a common shock of scale still links the two, which is the point of using it.
 *
 * Shapes   scalars -> scalar.
 * Units    probabilities over one horizon -> probability; rho is the correlation of the latent variables.
 * Source   docs/conventions.md#joint-default; McNeil, Frey, Embrechts, Quantitative Risk Management, section 5.3.
 */
export function jointDefault({ pd1, pd2, rho, dof }: JointDefaultInput): JointDefaultWorkings {
  const threshold = (pd: Fraction): number => (dof === undefined ? normalQuantile(pd) : studentQuantile(pd, dof));
  const [threshold1, threshold2] = [threshold(pd1), threshold(pd2)];
  const [least, most] = [Math.max(0, pd1 + pd2 - 1), Math.min(pd1, pd2)];
  const isCertain = most === 0 || Math.max(pd1, pd2) === 1;
  const between = (): Fraction => {
    if (isCertain || rho === 1) return most;
    if (rho === -1) return least;
    if (dof === undefined) return rho === 0 ? pd1 * pd2 : bivariateNormalCdf(threshold1, threshold2, rho);
    return studentJoint(threshold1, threshold2, rho, dof);
  };
  return {
    threshold1: isCertain ? notDefined("a certain event has no threshold") : threshold1,
    threshold2: isCertain ? notDefined("a certain event has no threshold") : threshold2,
    independent: pd1 * pd2,
    least,
    most,
    joint: Math.max(least, Math.min(most, between())),
  };
}

export interface TailDependenceInput {
  readonly rho: number;
  readonly dof: number;
}

export interface TailDependenceWorkings {
  readonly argument: number | NotDefined;
  /** The same measure under the Gaussian copula: 0 unless rho is 1. */
  readonly gaussian: Fraction;
  readonly dependence: Fraction;
}

/**
 * Tail dependence of the t copula: given that one name is in its far tail, the probability that the other is too.
 *
 *     2 · t_{dof+1}(−√((dof + 1)(1 − rho)/(1 + rho)))
 *
 * Under a Gaussian copula it is 0 for every rho below 1, however high: extremes are independent there.
 *
 * Shapes   scalars -> scalar.
 * Source   McNeil, Frey, Embrechts, Quantitative Risk Management, equation 5.31 (table 5.1 recalled).
 */
export function tailDependence({ rho, dof }: TailDependenceInput): TailDependenceWorkings {
  const gaussian = rho === 1 ? 1 : 0;
  if (rho === -1) return { argument: notDefined("rho is −1: the two never fall together"), gaussian, dependence: 0 };
  const argument = -Math.sqrt(((dof + 1) * (1 - rho)) / (1 + rho));
  return { argument, gaussian, dependence: 2 * studentCdf(argument, dof + 1) };
}
