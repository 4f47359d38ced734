import { meanDiscount, meanTimedDiscount } from "../annuity";
import { output } from "../proof";
import { argumentsOf, changed, closed, type Comparison, liftedPlaces, problemOf, row } from "../rows";
import { answerOf, type Twin, type TwinRow } from "../twin";
import { saleRows, type SaleTokens } from "./sale";

/** The sale in slices of 30 days, one column each: the same flows, paid and discounted. */
const sliceRows = (slices: number): readonly TwinRow[] => {
  const each = (key: string, unit: string, how: string, formula: string) => row(key, unit, how, formula, slices);
  const inFirst = (amount: string): string => `IF({slice.}=1,${amount},0)`;
  return [
    row(
      "as_laid_out",
      "TRUE/FALSE",
      "a schedule is still asked for, in the number of slices laid out here",
      `=AND({schedule},MAX(1,ROUNDUP({liq_days}/30-1E-9,0))=${slices})`,
    ),
    output(
      "slice",
      "count",
      "30 days each, the last one shorter; #N/A when the rows no longer fit the arguments",
      Array.from({ length: slices }, (_, i) => ({ formula: `=IF({as_laid_out},${i + 1},NA())` })),
    ),
    row("pace", "GPU a year", "units/length of the sale", "={units}/{sale_years}"),
    row("first_price", "$", "price · factor · (1 − decay)^delay", "={price}*{factor}*(1-{decay})^{delay_years}"),
    each("from", "years", "start of the slice, from the first sale", "=({slice.}-1)*30/365"),
    each("to", "years", "its end", `=IF({slice.}=${slices},{sale_years},{slice.}*30/365)`),
    each("span", "years", "its length", "={to.}-{from.}"),
    each("unsold_before", "GPU", "units − pace · from", "=MAX(0,{units}-{pace}*{from.})"),
    each("unsold_after", "GPU", "units − pace · to", "=MAX(0,{units}-{pace}*{to.})"),
    ...meanDiscount("price_share", "{fall}", "{span.}", slices),
    ...meanDiscount("gross_share", "{discounting}+{fall}", "{span.}", slices),
    ...meanDiscount("slice_share", "{discounting}", "{span.}", slices),
    ...meanTimedDiscount("timed_share", "{discounting}", "{span.}", slices),
    each("gross", "$", "pace · first price · e^(−fall · from) · span · price share", "={pace}*{first_price}*EXP(-{fall}*{from.})*{span.}*{price_share.}"),
    each(
      "held",
      "$",
      "carry · mean of the unsold · span; the delay in slice 1",
      `={carry}*({unsold_before.}+{unsold_after.})/2*{span.}+${inFirst("{units}*{carry}*{delay_years}")}`,
    ),
    output("sold", "GPU", "pace · span", "={pace}*{span.}", slices),
    output("cash", "$", "gross · (1 − fee) − unit_cost · sold − held", "={gross.}*(1-{fee})-{unit_cost}*{sold.}-{held.}", slices),
    output("net_price", "$", "cash/sold; empty where nothing is sold", '=IF({sold.}=0,"",{cash.}/{sold.})', slices),
    each(
      "gross_value",
      "$",
      "pace · first price · e^(−(discounting + fall) · from) · span · gross share",
      "={pace}*{first_price}*EXP(-({discounting}+{fall})*{from.})*{span.}*{gross_share.}",
    ),
    each(
      "costs_value",
      "$",
      "e^(−discounting · from) · span · [pace · unit_cost · slice share + carry · (unsold before · slice share − sold · timed share)]",
      "=EXP(-{discounting}*{from.})*{span.}*({pace}*{unit_cost}*{slice_share.}+{carry}*({unsold_before.}*{slice_share.}-{sold.}*{timed_share.}))",
    ),
    output(
      "value_of_slice",
      "$",
      "to today · (gross value · (1 − fee) − costs value); the delay in slice 1",
      `={to_today}*({gross_value.}*(1-{fee})-{costs_value.})-${inFirst("{delay_carry_value}")}`,
      slices,
    ),
  ];
};

/** LIQ_PROCEEDS; a call over a range takes one column for each cell. With schedule = TRUE every column of it is compared. */
export const liqProceedsTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values, lifted: columns, per } = argumentsOf(call);
  const tokens = Object.fromEntries(Object.keys(values).map((key) => [key, per(key)])) as unknown as SaleTokens;
  const title = "LIQ_PROCEEDS with built-in functions";
  const worth = `1E-3*MAX({units:})*MAX({price:})`;
  if (values["schedule"]![0] !== true)
    return closed(
      title,
      call,
      [
        ...rows,
        ...saleRows(tokens, columns),
        output("proceeds", "$", "the present value; #N/A when a schedule is asked for", `=IF(${per("schedule")},NA(),{present_value.})`, columns),
      ],
      [{ native: "proceeds", unit: "$", of: call, places: liftedPlaces(call), scale: worth }],
    );
  const plain = changed(call, { labels: false });
  const slices = (answerOf(plain) as readonly unknown[]).length;
  const compare = (native: string, unit: string, column: number, scale: string): Comparison => ({
    native,
    unit,
    of: plain,
    places: Array.from({ length: slices }, (_, i) => [i + 1, column] as const),
    scale,
  });
  return closed(
    title,
    call,
    [...rows, ...saleRows(tokens, 1), ...sliceRows(slices)],
    [
      compare("slice", "count", 1, "0"),
      compare("sold", "GPU", 2, "0"),
      compare("net_price", "$", 3, "1E-3*{price}"),
      compare("cash", "$", 4, worth),
      compare("value_of_slice", "$", 5, worth),
    ],
  );
};
