import type { CellPlan, ChartPlan, Content, Format, Formula, Highlight, ListChoice, Role, SheetPlan } from "./plan";
import { columnLetters, columnNumber } from "./references";

/** What a cell may carry besides its content and role. */
export interface More {
  readonly format?: Format | undefined;
  readonly note?: string | undefined;
}

/** A sheet while it is being laid out. Cells are put at A1 addresses, each once. */
export interface Draft {
  readonly key: string;
  readonly name: string;
  put(address: string, content: Content, role: Role, more?: More): void;
  /** A row of texts from `address` to the right; an empty text only carries the look. */
  row(address: string, texts: readonly string[], role: Role): void;
  highlight(highlight: Highlight): void;
  choice(choice: ListChoice): void;
  chart(chart: ChartPlan): void;
  finish(look: Pick<SheetPlan, "widths" | "freeze" | "landscape">): SheetPlan;
}

export const formula = (text: string): Formula => ({ formula: text });

export const place = (address: string): { readonly row: number; readonly column: number } => {
  const match = /^([A-Z]+)([0-9]+)$/.exec(address);
  if (!match) throw new Error(`expected an address as C14, got "${address}"`);
  return { row: Number(match[2]), column: columnNumber(match[1]!) };
};

export const startSheet = (key: string, name: string, title: string, purpose: string): Draft => {
  const cells = new Map<string, CellPlan>();
  const highlights: Highlight[] = [];
  const choices: ListChoice[] = [];
  const charts: ChartPlan[] = [];
  const draft: Draft = {
    key,
    name,
    put: (address, content, role, { format, note } = {}) => {
      if (cells.has(address)) throw new Error(`${name}!${address} is planned twice`);
      cells.set(address, { ...place(address), content, role, ...(format === undefined ? {} : { format }), ...(note === undefined ? {} : { note }) });
    },
    row: (address, texts, role) => {
      const { row, column } = place(address);
      texts.forEach((text, i) => draft.put(`${columnLetters(column + i)}${row}`, text === "" ? null : text, role));
    },
    highlight: (highlight) => void highlights.push(highlight),
    choice: (choice) => void choices.push(choice),
    chart: (chart) => void charts.push(chart),
    finish: (look) => ({
      key, name, purpose, highlights, choices, charts, ...look,
      cells: [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column),
    }),
  };
  draft.put("A1", title, "title");
  draft.put("A2", purpose, "subtitle");
  return draft;
};
