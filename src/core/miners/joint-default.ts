import { bivariateNormalCdf } from "../numerics/bivariate";
import { normalQuantile } from "../numerics/normal";
import { integrate } from "../numerics/quadrature";
import { studentCdf, studentQuantile } from "../numerics/student-t";
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

/**
 * P(T₁ ≤ x, T₂ ≤ y) of two t variables, by Plackett's derivative to the correlation, from the case where one variable
 * decides the other. With φ = acos |rho|, y turned over where rho is negative, and I the integral from 0 to φ of
 *
 *     (1 + ((x − y)² + 4xy sin²(φ/2)) / (dof · sin²φ)) ^ (−dof/2)
 *
 * the answer is min(pd1, pd2) − I/2π for rho above 0 and max(0, pd1 + pd2 − 1) + I/2π for rho below.
 */
const studentJoint = ({ pd1, pd2, rho }: JointDefaultInput, x: number, yGiven: number, dof: number): Fraction => {
  const [least, most] = [Math.max(0, pd1 + pd2 - 1), Math.min(pd1, pd2)];
  const y = rho < 0 ? -yGiven : yGiven;
  // In units of the largest, so that no square overflows: thresholds of fat tails reach 1e300.
  const unit = Math.max(Math.abs(x), Math.abs(y), Math.sqrt(dof));
  const [a, b, c] = [x / unit, y / unit, Math.sqrt(dof) / unit];
  const integrand = (angle: number): number => {
    const sine = Math.sin(angle / 2);
    const far = (a - b) ** 2 + 4 * a * b * sine * sine;
    const near = c * Math.sin(angle);
    const ratio = far / (near * near);
    return Math.exp((-dof / 2) * (ratio < 1e300 ? Math.log1p(ratio) : Math.log(far) - 2 * Math.log(near)));
  };
  const end = Math.atan2(Math.sqrt((1 - rho) * (1 + rho)), Math.abs(rho));
  // Where the distance between the thresholds begins to be small beside the spread: of the t variable, and of a normal one.
  const apart = Math.abs(a - b);
  const turns = [apart / Math.sqrt(c * c + Math.max(0, a * b)), apart * unit].flatMap((turn) => [turn / 8, turn / 2, turn, 4 * turn]);
  const inside = turns.filter((angle) => angle > 0 && angle < end).sort((one, other) => one - other);
  const share = integrate(integrand, [0, ...inside, end], Math.max(1e-30, 1e-14 * most)) / (2 * Math.PI);
  return rho < 0 ? least + share : most - share;
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
 * Source   docs/conventions.md#joint-default; McNeil, Frey, Embrechts, Quantitative Risk Management, section 5.3;
 *          Plackett (1954) and Genz (2004), section 2.2, for the derivative to the correlation.
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
    return studentJoint({ pd1, pd2, rho }, threshold1, threshold2, dof);
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
