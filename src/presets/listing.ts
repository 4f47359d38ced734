import { factById } from "../facts/facts";
import type { Confidence, Figure, Kind, Preset } from "./figure";

export interface ListedSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
}

export interface ListedFigure {
  readonly key: string;
  readonly value: number | null;
  readonly unit: string;
  readonly asOf: string;
  readonly kind: Kind;
  readonly confidence: Confidence;
  readonly sources: readonly ListedSource[];
  /** Why this value, where the file says so. */
  readonly how?: string;
}

export interface ListedPreset {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly freezeDate: string;
  readonly scenarios: readonly { readonly number: number; readonly name: string; readonly story: string; readonly changes: Readonly<Record<string, number>> }[];
  readonly figures: readonly ListedFigure[];
}

const listFigure = ({ key, value, unit, asOf, kind, confidence, facts, how }: Figure): ListedFigure => ({
  key, value, unit, asOf, kind, confidence,
  sources: facts.flatMap((id) => {
    const fact = factById(id);
    return fact ? [{ id, title: fact.title, publisher: fact.publisher, url: fact.url }] : [];
  }),
  ...(how !== undefined && { how }),
});

/** What a preset holds, as plain data: for a list, a program, or a reviewer without a spreadsheet. */
export const listPreset = ({ id, title, company, freezeDate, scenarios, figures, further = [] }: Preset): ListedPreset => ({
  id, name: title, company, freezeDate,
  scenarios: scenarios.map(({ number, name, story, changes }) => ({ number, name, story, changes })),
  figures: [...figures, ...further].map(listFigure),
});
