import { type Fact, factById } from "../facts/facts";
import { factValue, measureOf, scale } from "../facts/measure";
import type { Bound } from "./figure";

/** Units of facts that a figure's unit can hold, each with the factor from the fact's measure to the figure's unit. */
const HOLDS: Readonly<Record<string, readonly (readonly [measure: RegExp, factor: number])[]>> = {
  $m: [[/^\$m(?!\/)/, 1]],
  $bn: [[/^\$m(?!\/)/, 0.001]],
  "%": [[/^fraction/, 1], [/^bp/, 1e-4]],
  "%/y": [[/^fraction/, 1]],
  bp: [[/^bp/, 1], [/^fraction/, 10_000]],
  MW: [[/^MW/, 1], [/^GW/, 1000]],
  y: [[/^years/, 1]],
  x: [[/^x/, 1]],
  GPU: [[/^GPUs/, 1]],
  "$/h": [[/^USD\/GPU-h/, 1]],
  "$/GPU": [[/^USD\/GPU(?!-)/, 1]],
  $: [[/^USD(?: \(about\))?$/, 1]],
  BTC: [[/^BTC$/, 1]],
  "$/BTC": [[/^USD\/BTC/, 1]],
  "EH/s": [[/^EH\/s/, 1]],
  "$/PH/day": [[/^USD\/PH\/day/, 1]],
  "$/kWh": [[/^USD\/kWh/, 1]],
  "$m/MW": [[/^\$m(?:\/MW| per MW)/, 1]],
};

/** A fact's number in the unit of a figure, or in words why it has none. */
export const inUnit = (fact: Fact, unit: string, bound: Bound = "MID"): number | string => {
  const value = factValue(fact, bound);
  const measure = measureOf(fact.unit).unit;
  if (typeof value === "string") return `${fact.id} prints the text "${value}"`;
  const fit = HOLDS[unit]?.find(([pattern]) => pattern.test(measure));
  return fit ? scale(value, fit[1]) : `${fact.id} is in "${fact.unit}", which is not ${unit}`;
};

/** A fact that may stand behind a figure: known, and not superseded by a better one. In words why not. */
export const usable = (id: string): Fact | string => {
  const fact = factById(id);
  if (!fact || fact.id !== id) return `unknown fact ${id}`;
  return fact.supersededBy ? `${id} is superseded by ${fact.supersededBy}` : fact;
};
