import { loanModel } from "../../src/core/simulation/loan";

/**
 * The loan of the bench: 1,000 GPUs and 40 coins against 15 million dollars over 40 quarters, with launches at random dates,
 * a coin, a covenant that traps cash, and a resale market whose depth follows rents. Its figures are invented.
 */
export const benchLoan = (): Float64Array =>
  loanModel({
    units: 1000, rent: 2.6, opex: 0.42, debt: 15e6, rate: 0.11, years: 10, deflation: 0.07, util: 0.78, contractRent: 0, contractYears: 0, freq: 4,
    type: "ANNUITY", grace: 0, balloon: 0, launchYears: [], step: [0.15], retire: true,
    rentVol: 0.28, valueVol: 0.25, coinVol: 0.6, coinDrift: 0.05, meanReversion: 0.5, rhoCoinRent: 0.35, rhoCoinValue: 0.3, rhoRentValue: 0.6,
    jumpRate: 0.1, jumpSize: 0.35, jumpShare: 0.7, stressStart: 0, stressRate: 0, stressYears: undefined, stressWeight: 0, volMult: 1.5, jumpMult: 1,
    coinShock: 0, rentShock: 0, valueShock: 0,
    reserveMonths: 6, price: 30_000, decay: 0.22, liqFactor: 0.65, depth: undefined, liqDays: 90, eligible: 1, refinanceLtv: undefined,
    lockDscr: 1.25, lockLtv: 0.85, sweep: 0, sweepInBreach: 0, curePeriods: 1, callLtv: undefined, coinQty: 40, coinPrice: 60_000, coinHaircut: 0.1,
    stressDepth: 1, depthBeta: 1, elasticity: 0.24, fee: 0.05, workoutCost: 200_000, disc: 0.05,
  }).params;
