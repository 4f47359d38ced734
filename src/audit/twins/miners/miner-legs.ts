import type { Arguments } from "../rows";
import type { TwoAssets } from "./two-assets";

export interface Regime {
  readonly name: string;
  readonly rho: "rho" | "rhoStress";
  /** Arguments that multiply the volatilities, and that are taken off the values at once. */
  readonly volMult?: "volMult";
  readonly btcShock?: "btcShock";
  readonly siteShock?: "siteShock";
}

/** The two assets of a miner in a regime, from the arguments of its call. */
export const minerLegs = ({ values }: Arguments, { name, rho, volMult, btcShock, siteShock }: Regime): TwoAssets => {
  const at = (key: string): number => values[key]![0] as number;
  const stressed = volMult !== undefined;
  const vol = stressed ? at("volMult") : 1;
  const [btcLeft, siteLeft] = stressed ? [1 - at(btcShock!), 1 - at(siteShock!)] : [1, 1];
  const root = Math.sqrt(at("years"));
  return {
    name,
    rho: at(rho),
    rhoFormula: rho === "rho" ? "{rho}" : "{rho_stress}",
    debt: at("debt"),
    first: {
      value: at("btcQty") * at("btcPrice") * btcLeft,
      drift: at("btcDrift") * at("years"),
      spread: at("btcVol") * vol * root,
      valueFormula: stressed ? "{btc_qty}*{btc_price}*(1-{btc_shock})" : "{btc_qty}*{btc_price}",
      driftFormula: "{btc_drift}*{years}",
      spreadFormula: stressed ? "{btc_vol}*{vol_mult}*SQRT({years})" : "{btc_vol}*SQRT({years})",
    },
    second: {
      value: at("siteValue") * siteLeft,
      drift: Math.log1p(-at("siteDecay")) * at("years"),
      spread: at("siteVol") * vol * root,
      valueFormula: stressed ? "{site_value}*(1-{site_shock})" : "{site_value}",
      driftFormula: "LN(1-{site_decay})*{years}",
      spreadFormula: stressed ? "{site_vol}*{vol_mult}*SQRT({years})" : "{site_vol}*SQRT({years})",
    },
  };
};

/** The integral of the function itself is good to 1e-11, whatever the size of the probability. */
export const ACCURACY = "1E-3";
