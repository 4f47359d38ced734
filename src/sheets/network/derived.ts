import type { DerivedRow } from "../miner/derived";
import type { Format } from "../plan";

const row = (key: string, label: string, unit: string, format: Format, formula: string, why: string): DerivedRow => ({ key, label, unit, format, formula, why });
const bn = (key: string, label: string, formula: string, why: string): DerivedRow => row(key, label, "$bn", "decimal", formula, why);
const pd = (key: string, label: string, of: string): DerivedRow => row(key, label, "%/y", "percent2", `=[${of}]`, "For CUSTOMER_STRESS, one below the other");

/** Figures that follow from the inputs by arithmetic, for the live column, the base and every scenario. */
export const DERIVED: readonly DerivedRow[] = [
  bn("new_equity", "New equity for OpenAI", "=[amazon_openai]+[nvidia_openai]+[microsoft_openai]+[softbank_openai]", "From suppliers and from outside"),
  bn("openai_due", "OpenAI: obligations of the year", "=[openai_microsoft]+[openai_amazon]+[openai_oracle]+[openai_coreweave]+[openai_other]", "Compute and everything else"),
  bn("openai_need", "OpenAI: obligations less revenue", "=[openai_due]-[openai_revenue]", "What new equity must pay"),
  bn("openai_left", "OpenAI: cash left at the end of the year", "=[new_equity]-[openai_need]", "Negative: suppliers are not paid in full; opening cash is not in the record"),
  bn("cw_external", "CoreWeave: own resources without Microsoft", "=MAX(0,[cw_own]-[microsoft_coreweave])", "Microsoft pays inside the network and must not count twice"),
  row("commitments_x", "Commitments / revenue of 2025", "x", "multiple", "=[commitments]/[openai_last]", "Contract totals of many years over one year's revenue: a measure of reach, not of a year"),
  bn("cw_rev_openai", "CoreWeave: revenue from OpenAI", "=[openai_coreweave]", "For CUSTOMER_STRESS, one below the other"),
  bn("cw_rev_microsoft", "CoreWeave: revenue from Microsoft", "=[microsoft_coreweave]", "As above"),
  bn("cw_rev_other", "CoreWeave: revenue from others", "=MAX(0,[cw_run_revenue]*(1-[cw_openai_backlog]/[cw_backlog])-[microsoft_coreweave])", "Run-rate without OpenAI's share of the backlog and without Microsoft"),
  pd("cw_pd_openai", "… default probability of OpenAI", "pd_openai"),
  pd("cw_pd_microsoft", "… of Microsoft", "pd_microsoft"),
  pd("cw_pd_other", "… of others", "pd_other"),
];
