import type { Amortization } from "../../core/conventions";
import { row } from "./rows";
import type { TwinRow } from "./twin";

/** The terms of one facility, each as a token or a number, and the rows that all facilities share. */
export interface LoanTerms {
  /** Ending of every row key of this facility: "_1". */
  readonly name: string;
  readonly type: Amortization;
  readonly typeCell: string;
  readonly debt: string;
  readonly rate: string;
  readonly years: string;
  readonly grace: string;
  readonly balloon: string;
  readonly columns: number;
}

/** A balance that runs forward keeps the rounding of its loan, which the last payment would leave behind. */
const NOTHING_OWED = "1E-11";

const PRINCIPAL: Readonly<Record<Amortization, string>> = {
  ANNUITY: "first principal, grown at the periodic rate: debt service stays level",
  LEVEL: "first principal, grown at the periodic rate: debt service stays level",
  STRAIGHT: "(debt − balloon) / periods after grace",
  BULLET: "nothing is scheduled",
  SCULPT: "CFADS / sculpted DSCR − interest",
};

/**
 * A loan in rows, one column a period: needs the rows freq, period and, for SCULPT, cfads. The balance runs forward from
 * period to period, as a reviewer would build it; the function itself works backwards from maturity.
 */
export function loanRows({ name, type, typeCell, debt, rate, years, grace, balloon, columns }: LoanTerms): readonly TwinRow[] {
  const key = (of: string): string => `${of}${name}`;
  const [i, n, m, final] = ["periodic_rate", "periods", "amortizing", "final_balloon"].map((of) => `{${key(of)}}`) as [
    string,
    string,
    string,
    string,
  ];
  const level: TwinRow[] =
    type === "ANNUITY" || type === "LEVEL"
      ? [row(key("first_principal"), "$", "PMT: level deposits at the periodic rate that build up debt − balloon", `=PMT(${i},${m},0,-(${debt}-${final}))`)]
      : type === "STRAIGHT"
        ? [row(key("level_principal"), "$", "(debt − balloon) / periods after grace", `=(${debt}-${final})/${m}`)]
        : type === "SCULPT"
          ? [
              row(
                key("positive_cfads_value"),
                "$",
                "value at the end of grace of the CFADS that is positive",
                `=SUMPRODUCT(({period:}>${grace})*({cfads:}>0)*{cfads:}/(1+${i})^({period:}-${grace}))`,
              ),
              row(key("sculpted_debt"), "$", "debt − value of the balloon at the end of grace", `=${debt}-${final}/(1+${i})^${m}`),
            ]
          : [];
  // Level payment − interest would carry the rounding of the first period on with compound interest.
  const grown = `{${key("first_principal")}}*(1+${i})^({period.}-${grace}-1)`;
  const due: Readonly<Record<Amortization, string>> = {
    ANNUITY: grown,
    LEVEL: grown,
    STRAIGHT: `{${key("level_principal")}}`,
    BULLET: "0",
    SCULPT: `IF({${key("positive_cfads_value")}}=0,0,MAX({cfads.},0)*{${key("sculpted_debt")}}/{${key("positive_cfads_value")}})-{${key("interest")}.}`,
  };
  const left = `{${key("opening")}.}-{${key("principal")}.}-{${key("balloon_due")}.}`;
  const running = (first: string, later: string) => Array.from({ length: columns }, (_, t) => ({ formula: t === 0 ? first : later }));
  return [
    row(key("as_laid_out"), "TRUE/FALSE", `the type still is ${type}, for which these rows are laid out`, `=${typeCell}="${type}"`),
    row(key("periodic_rate"), "per period", "rate / freq", `=${rate}/{freq}`),
    row(key("periods"), "periods", "years · freq; #N/A when the rows no longer fit the type", `=IF({${key("as_laid_out")}},ROUND(${years}*{freq},0),NA())`),
    row(key("amortizing"), "periods", "periods − grace", `=${n}-${grace}`),
    row(
      key("final_balloon"),
      "$",
      type === "BULLET" ? "the whole debt falls due at maturity" : "principal due in one sum at maturity",
      type === "BULLET" ? `=${debt}` : `=${balloon}`,
    ),
    ...level,
    row(key("opening"), "$", "closing of the period before; the debt at first", running(`=${debt}`, `={${key("closing")}<}`)),
    row(key("interest"), "$", "opening · periodic rate, up to maturity", `=IF({period.}<=${n},{${key("opening")}.}*${i},0)`, columns),
    row(
      key("principal"),
      "$",
      `${PRINCIPAL[type]}; none in grace or after maturity`,
      `=IF(AND({period.}>${grace},{period.}<=${n}),${due[type]},0)`,
      columns,
    ),
    row(key("balloon_due"), "$", "the balloon at maturity, outside debt service", `=IF({period.}=${n},${final},0)`, columns),
    row(
      key("closing"),
      "$",
      `opening − principal − balloon; less than ${NOTHING_OWED} of the debt is rounding, and nothing is owed`,
      `=IF(ABS(${left})<=${NOTHING_OWED}*${debt},0,${left})`,
      columns,
    ),
  ];
}
