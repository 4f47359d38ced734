import * as at from "./layout";

/**
 * Parameters with shifts of the normals, for paths on which the loan fares worse by `tilt` standard deviations:
 *
 *     gradient[t]  of what pays the loan in the shocks of period t: what is earned at spot from then on, what is mined
 *                  from then on and the coins held, and what a new lender gives for the hardware at maturity, each times
 *                  its volatility in calm
 *     shift[t]     = −tilt · gradient[t] / |gradient|,  Σ |shift[t]|² = tilt²
 *
 * To first order it is the most likely way to that shortfall: of all shifts of this size it lowers what pays the loan most.
 * Where nothing moves, or tilt is 0, the parameters come back as they are.
 *
 * Shapes   params -> params with SHIFT numbers more a period.
 * Units    standard deviations over the life of the loan.
 * Source   P. Glasserman, Monte Carlo Methods in Financial Engineering (2004), section 4.6; docs/decisions/0015-simulation.md
 */
export function withTilt(params: Float64Array, tilt: number): Float64Array {
  if (tilt === 0) return params;
  const n = params[at.PERIODS]!;
  const calm = (place: number): number => params[at.HEADER + place]!;
  const tilted = new Float64Array(params.length + at.SHIFT * n);
  tilted.set(params);
  const lastRow = at.TABLES + (n - 1) * at.RECORD;
  const value = Math.min(1, params[at.REFINANCE_LTV]!) * params[lastRow + at.HARDWARE]! * calm(at.VALUE_SPREAD);
  let coins = params[at.COINS]! * params[at.COIN_PRICE]! * params[at.COIN_KEPT]!;
  let earned = 0;
  let squares = 0;
  for (let t = n - 1; t >= 0; t -= 1) {
    const row = at.TABLES + t * at.RECORD;
    coins += params[row + at.COIN_INCOME]!;
    earned = params[row + at.SPOT]! + params[at.PERSISTENCE]! * earned;
    const [coin, rent] = [coins * calm(at.COIN_SPREAD), earned * calm(at.RENT_SPREAD)];
    const gradient = [coin + rent * calm(at.L21) + value * calm(at.L31), rent * calm(at.L22) + value * calm(at.L32), value * calm(at.L33)];
    tilted.set(gradient, params.length + t * at.SHIFT);
    for (const slope of gradient) squares += slope * slope;
  }
  if (!(squares > 0 && squares < Infinity)) return params;
  const scale = -tilt / Math.sqrt(squares);
  let half = 0;
  for (let place = params.length; place < tilted.length; place += at.SHIFT) {
    for (let factor = 0; factor < at.HALF_SQUARES; factor += 1) {
      const shift = tilted[place + factor]! * scale;
      tilted[place + factor] = shift;
      half += (shift * shift) / 2;
    }
    tilted[place + at.HALF_SQUARES] = half;
  }
  return tilted;
}
