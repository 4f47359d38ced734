import { normalCdf, normalDensity, normalQuantile } from "../core/numerics/normal";
import { gammaHalfStep, studentCdf, studentQuantile } from "../core/numerics/student-t";

/**
 * Excel's normal and t distributions on the library's own numerics. Univer's are right to 1e-9 at best and lose the tails: its
 * Φ(−37) is 0, its 1e-10 quantile wrong in the tenth digit. undefined stands for #NUM!.
 *
 * Source   Microsoft's page of each function; src/core/numerics.
 */
type Answer = number | undefined;

const isShare = (p: number): boolean => p > 0 && p < 1;

export const normSDist = (z: number, cumulative = 1): number => (cumulative !== 0 ? normalCdf(z) : normalDensity(z));
export const normSInv = (p: number): Answer => (isShare(p) ? normalQuantile(p) : undefined);
export const normDist = (x: number, mean: number, deviation: number, cumulative: number): Answer =>
  deviation <= 0 ? undefined : normSDist((x - mean) / deviation, cumulative) / (cumulative !== 0 ? 1 : deviation);
export const normInv = (p: number, mean: number, deviation: number): Answer =>
  (isShare(p) && deviation > 0 ? mean + deviation * normalQuantile(p) : undefined);

export const lognormDist = (x: number, mean: number, deviation: number, cumulative = 1): Answer =>
  x <= 0 || deviation <= 0 ? undefined : normSDist((Math.log(x) - mean) / deviation, cumulative) / (cumulative !== 0 ? 1 : x * deviation);
export const lognormInv = (p: number, mean: number, deviation: number): Answer =>
  (isShare(p) && deviation > 0 ? Math.exp(mean + deviation * normalQuantile(p)) : undefined);

/** Degrees of freedom are cut to a whole number. */
const withDof = (dof: number, work: (dof: number) => Answer): Answer => (dof >= 1 && dof <= 1e6 ? work(Math.trunc(dof)) : undefined);
export const tDistOrDensity = (t: number, dof: number, cumulative: number): Answer =>
  withDof(dof, (n) => (cumulative !== 0 ? studentCdf(t, n) : (gammaHalfStep(n / 2) / Math.sqrt(n * Math.PI)) * (1 + (t * t) / n) ** (-(n + 1) / 2)));
export const tDistRight = (t: number, dof: number): Answer => withDof(dof, (n) => studentCdf(-t, n));
export const tDistBoth = (t: number, dof: number): Answer => (t < 0 ? undefined : withDof(dof, (n) => 2 * studentCdf(-t, n)));
export const tDist = (t: number, dof: number, tails: number): Answer =>
  (t < 0 ? undefined : tails === 1 ? tDistRight(t, dof) : tails === 2 ? tDistBoth(t, dof) : undefined);
export const tInv = (p: number, dof: number): Answer => (isShare(p) ? withDof(dof, (n) => studentQuantile(p, n)) : undefined);
export const tInvBoth = (p: number, dof: number): Answer => (p > 0 && p <= 1 ? withDof(dof, (n) => Math.abs(studentQuantile(p / 2, n))) : undefined);
