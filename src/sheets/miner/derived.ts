import type { Format } from "../plan";
import type { Items } from "./layout";

/** A figure that follows from the inputs by arithmetic, for the live column, the base and every scenario. */
export interface DerivedRow {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly format: Format;
  readonly formula: string;
  readonly why: string;
}

const row = (key: string, label: string, unit: string, format: Format, formula: string, why: string): DerivedRow => ({ key, label, unit, format, formula, why });

const sum = (terms: readonly string[]): string => (terms.length === 0 ? "0" : terms.join("+"));

const dueBy = ({ notes, loans }: Items, year: string): string =>
  `=${sum([...loans.map((loan) => [`${loan}_due`, `${loan}_amount`]), ...notes.map((note) => [`${note}_put`, `${note}_face`])].map(([when, what]) => `IF([${when!}]<=[${year}],[${what!}],0)`))}`;

const leaseRows = ({ leases, facilities, notes }: Items): readonly DerivedRow[] =>
  leases.length === 0 ? [] : [
    row("lease_revenue", "Own lease revenue a year", "$m", "usdMillion", `=${sum(leases.map((lease) => `[${lease}_value]*[${lease}_share]/[${lease}_years]`))}`, "Contract value over its term, own share; no escalator"),
    row("margin_used", "Margin that is used", "%", "percent1", '=IF([lease_noi]="",[noi_margin],[lease_noi]/[lease_revenue])', "The company's own income where it states one"),
    row("noi", "Income from leases a year", "$m", "usdMillion", "=[lease_revenue]*[margin_used]*(1-[tenant_default]*(1-[relet]))", "Tenants that fail are re-let at the re-letting ratio"),
    row("noi_period", "… in one payment period", "$m", "usdMillion", "=[noi]/[lease_freq]", "For debt service of the same period"),
    row("lease_debt", "Debt on leases, without joint ventures", "$m", "usdMillion", `=${sum(facilities.map((facility) => `[${facility}_debt]`))}`, "Serviced from lease income"),
    row("lease_claims", "Debt that looks to the leases, without joint ventures", "$m", "usdMillion", "=IF([coupons_from_lease]=0,[lease_debt],[debt_tested])", "Only the ring-fenced debt where the lease has its own; all debt of the company where it does not"),
    row("interest", "Interest on it, with coupons of convertibles", "$m a year", "usdMillion",
      `=${sum([...facilities.map((facility) => `[${facility}_debt]*[${facility}_rate]`), ...notes.map((note) => `IF([${note}_coupon]="",0,[${note}_face]*[${note}_coupon])*[coupons_from_lease]`)])}`,
      "Coupons that are not in the record count for nothing: see Converts"),
    row("backstop_own", "Guarantees, own share", "$m", "usdMillion", '=IF([backstop]="",0,[backstop])+[jv_backstop]*[jv_share]', "Guarantees of lease payments, not of the notes"),
  ];

/** The rows below the figures, in order of calculation. */
export const derivedOf = (items: Items): readonly DerivedRow[] => [
  row("listed_debt", "Debt listed item by item", "$m", "usdMillion", `=${sum([...items.loans.map((loan) => `[${loan}_amount]`), ...items.notes.map((note) => `[${note}_face]`)])}`, "Principal of loans and face of notes, without joint ventures"),
  row("debt_tested", "Debt that is tested", "$m", "usdMillion", '=IF([debt_total]="",[listed_debt],[debt_total])', "The total where one was found; otherwise the items"),
  row("jv_own", "Own share of joint ventures' debt", "$m", "usdMillion", "=[jv_debt]*[jv_share]", "Beside the debt above, never inside it"),
  row("net_debt", "Debt less cash", "$m", "usdMillion", "=[debt_tested]-[cash_free]", "Only cash that is known to be there"),
  row("btc_value", "Bitcoin at its price", "$m", "usdMillion", "=[btc_qty]*[btc_price]/1000000", "Coins times price, in millions"),
  row("site_value", "Mining fleet", "$m", "usdMillion", '=IF([hashrate]="",0,[hashrate]*[fleet_value])', "An exahash is a million terahashes: EH/s times $/TH are millions; nothing where the hashrate is not known"),
  row("net_debt_usd", "Debt less cash, in dollars", "$", "usd", "=MAX(0,[net_debt])*1000000", "Worksheet functions take whole dollars"),
  row("site_usd", "Mining fleet, in dollars", "$", "usd", "=[site_value]*1000000", "As above"),
  row("capex_usd", "Cost of conversion per MW of IT load, in dollars", "$/MW", "usd", "=[capex_mw]*1000000", "As above"),
  row("due_near", "Falls due or can be put by the near year", "$m", "usdMillion", dueBy(items, "sell_near"), "Loans at maturity, notes at the holders' put"),
  row("due_far", "Falls due or can be put by the far year", "$m", "usdMillion", dueBy(items, "sell_far"), "As above"),
  ...leaseRows(items),
];
