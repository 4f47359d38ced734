import { meanDiscount } from "../annuity";
import { row } from "../rows";
import type { TwinRow } from "../twin";

/** One point at which a chip without launches is valued; the names of its rows end in `name`. */
export interface ValuedPoint {
  readonly name: string;
  readonly rent: string;
  /** Continuous yearly fall of rent. */
  readonly drift: string;
  readonly opex: string;
  readonly util: string;
  readonly disc: string;
  readonly maxLife: string;
  /** "0" where there is no scrap. */
  readonly salvage: string;
  readonly columns: number;
  /** A chip whose margin does not fall runs to max_life even at the rent that just pays its running cost. */
  readonly runsAtShutdown?: true;
}

/** Rows life, value and their parts at one point; needs the row discounting. */
export function plainValueRows(point: ValuedPoint): readonly TwinRow[] {
  const { name, rent, drift, opex, util, disc, maxLife, salvage, columns, runsAtShutdown } = point;
  const key = (of: string): string => `${of}_${name}`;
  const at = (of: string): string => `{${key(of)}.}`;
  const falling = `MIN(${maxLife},LN(${util}*${rent}/${opex})/${drift})`;
  const life = runsAtShutdown
    ? `=IF(OR(${drift}<=0,${opex}=0),${maxLife},IF(${util}*${rent}<=${opex},0,${falling}))`
    : `=IF(${util}*${rent}<=${opex},0,IF(AND(${drift}>0,${opex}>0),${falling},${maxLife}))`;
  return [
    row(key("life"), "years", "first moment with util · rent ≤ opex, at most max_life", life, columns),
    ...meanDiscount(key("rent_share"), `{discounting.}+${drift}`, at("life"), columns),
    ...meanDiscount(key("opex_share"), "{discounting.}", at("life"), columns),
    row(
      key("value"),
      "$",
      `8760 · life · (util · rent · rent share − opex · opex share)${salvage === "0" ? "" : " + salvage · (1 + disc)^(−life)"}`,
      `=8760*${at("life")}*(${util}*${rent}*${at("rent_share")}-${opex}*${at("opex_share")})${salvage === "0" ? "" : `+${salvage}/(1+${disc})^${at("life")}`}`,
      columns,
    ),
  ];
}
