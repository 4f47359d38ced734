import type { Figure, Flow, FlowKind, Network } from "./figure";
import { type Json, list, oneOf, optional, record, refuse, someText } from "./read";

const KINDS: readonly FlowKind[] = ["financing", "purchase", "outside"];
const FIELDS = ["key", "payer", "payee", "kind", "status", "start", "end", "basis", "basisEs", "amount", "years"] as const;

const readFlow = (json: Json, where: string, parties: readonly string[], figures: readonly Figure[]): Flow => {
  const from = record(json, where, FIELDS);
  const text = (field: string): string => someText(from[field], `${where}, ${field}`);
  const key = (field: string): string => {
    const named = text(field);
    return figures.some((figure) => figure.key === named) ? named : refuse(`${where}, ${field}`, `unknown key ${named}`);
  };
  const kind = oneOf(KINDS, from["kind"], `${where}, kind`);
  const [payer, payee] = [text("payer"), text("payee")];
  if (payer === payee) refuse(where, "expected two parties: nobody pays itself");
  if (!parties.includes(payee)) refuse(`${where}, payee`, `expected one of ${parties.join(", ")}, got ${payee}`);
  if (parties.includes(payer) === (kind === "outside")) refuse(`${where}, payer`, `${payer} is ${kind === "outside" ? "inside" : "outside"} the network`);
  const [amount, years] = [optional(from["amount"], () => key("amount")), optional(from["years"], () => key("years"))];
  return {
    key: key("key"), payer, payee, kind, status: text("status"), start: text("start"), end: text("end"),
    basis: text("basis"), basisEs: text("basisEs"), ...(amount && { amount }), ...(years && { years }),
  };
};

/** Parties and payments of a network. The first rows of Inputs are the flows, in the same order. */
export const networkOf = (parties: Json, flows: Json, where: string, figures: readonly Figure[]): Network => {
  const names = list(parties, `${where}, parties`).map((name) => someText(name, `${where}, parties`));
  const read = list(flows, `${where}, flows`).map((flow, i) => readFlow(flow, `${where}, flows ${i + 1}`, names, figures));
  read.forEach(({ key }, i) => {
    if (figures[i]!.key !== key) refuse(`${where}, flows ${i + 1}`, `expected the figure in the same row, ${figures[i]!.key}, got ${key}`);
  });
  return { parties: names, flows: read };
};
