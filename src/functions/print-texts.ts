import { CATALOGUE } from "./catalogue";
import { errorsOf, type FunctionSpec, type Slot, type Words } from "./define";
import type { ArgumentTexts, FunctionTexts, Texts } from "./texts";

type Language = keyof Words;

const argumentTexts = (slot: Slot<unknown>, language: Language): ArgumentTexts => ({
  meaning: slot.meaning[language],
  ...(slot.choices && { choices: Object.fromEntries(Object.entries(slot.choices).map(([word, tip]) => [word, tip[language]])) }),
});

const functionTexts = (spec: FunctionSpec, language: Language): FunctionTexts => {
  const [example] = spec.examples;
  return {
    summary: spec.summary[language],
    ...(language !== "en" && { englishSummary: spec.summary.en }),
    formula: spec.formula,
    args: Object.fromEntries(spec.slots.map(([key, slot]) => [key, argumentTexts(slot, language)])),
    parts: ("part" in spec.returns ? [spec.returns.part] : spec.returns.parts).map(({ meaning }) => meaning[language]),
    limits: spec.limits.map((limit) => limit[language]),
    errors: errorsOf(spec).map(([code, reason]) => [code, reason[language]] as const),
    sources: spec.sources,
    ...(example && { example: example.given }),
  };
};

/** The texts of every function, from the declarations. */
export const printTexts = (language: Language): Texts =>
  Object.fromEntries(CATALOGUE.map((spec) => [spec.name, functionTexts(spec, language)]));
