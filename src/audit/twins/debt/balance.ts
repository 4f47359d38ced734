import { row } from "../rows";
import type { TwinRow } from "../twin";

/** What is owed when a contract ends after so many periods: needs the rows of one loan (name ""). */
export const balanceAt = (expiry: string): readonly TwinRow[] => [
  row("completed", "periods", "whole periods under contract, rounded down", `=INT(${expiry})`),
  row(
    "balance_at_expiry",
    "$",
    "balance after that many payments, before a balloon that falls due with them; nothing after maturity",
    "=IF({completed}=0,{opening},IF({completed}>{periods},0,INDEX({closing:},1,MAX(1,MIN({completed},{periods})))+INDEX({balloon_due:},1,MAX(1,MIN({completed},{periods})))))",
  ),
];
