import type { Cells, Written } from "./sheet";

/** A defect of Univer 0.25.1: what is written, in steps with a recalculation after each; what it answers; what is right. */
export interface Defect {
  readonly name: string;
  readonly steps: readonly Cells[];
  readonly read: string;
  readonly right: Written;
  readonly univer: Written;
}

/** 31 January and 28 February 2026 as days since 30 December 1899. */
const JANUARY_31 = 46053;
const FEBRUARY_28 = 46081;

/** Rate of DB over 6 years from 1,000,000 to 100,000 is .319; Microsoft prints 15,845.10 for the five months of year 7. */
const rate = 0.319;
const opening = [2, 3, 4, 5, 6].reduce((book) => book * (1 - rate), 1_000_000 * (1 - (rate * 7) / 12));
const LAST_FIVE_MONTHS = (opening * rate * 5) / 12;

const flows: Cells = { B2: -1000, B3: 300, B4: 350, B5: 400, B6: 250 };
/** n rows of 1, 2, 3 …; the sum is read from the second on, so the anchor is not named. */
const spill: Cells = { N1: 6, A1: "=SEQUENCE(N1)", D1: "=SUM(A2:A20)" };

export const DEFECTS: readonly Defect[] = [
  {
    name: "a covenant test on an error says ok",
    steps: [{ E1: 1, F1: 1, G1: 1.25, A1: "=E1/F1", A2: "=A1<1", A3: '=IF(A1<G1,"BREACH","ok")' }, { F1: 0 }],
    read: "A3",
    right: "#DIV/0!",
    univer: "ok",
  },
  { name: "EDATE rolls the end of a month over", steps: [{ A1: `=EDATE(${JANUARY_31},1)` }], read: "A1", right: FEBRUARY_28, univer: FEBRUARY_28 + 3 },
  { name: "DB refuses the partial last year", steps: [{ A1: "=DB(1000000,100000,6,7,7)" }], read: "A1", right: LAST_FIVE_MONTHS, univer: "#NUM!" },
  { name: "SORT sorts what others read", steps: [{ ...flows, D1: "=SORT(B2:B6,1,-1)", F1: "=SUM(TAKE(B2:B6,-2))" }], read: "F1", right: 650, univer: -750 },
  { name: "a reader of a spill is stale when it shrinks", steps: [spill, { N1: 3 }], read: "D1", right: 2 + 3, univer: 2 + 3 + 4 + 5 + 6 },
  { name: "a reader of a spill is stale when it is blocked", steps: [spill, { A3: "x" }], read: "D1", right: 0, univer: 2 + 4 + 5 + 6 },
  { name: "a reader of a spill is stale when it is deleted", steps: [spill, { A1: null }], read: "D1", right: 0, univer: 20 },
  {
    name: "a spill that reads a spill that reads a spill is stale",
    steps: [{ N1: 1, A1: "=SEQUENCE(9)*N1", C1: "=A2:A9*2", E1: "=C2:C8*2", G1: "=E2:E7*2", J1: "=SUM(G2:G6)" }, { N1: 10 }],
    read: "J1",
    // G2:G6 is 8 · (5 … 9).
    right: 10 * 8 * (5 + 6 + 7 + 8 + 9),
    univer: 8 * (5 + 6 + 7 + 8 + 9),
  },
  { name: "empty text in a spill is read as a blank", steps: [{ A1: '=IF({1;0;1},5,"")', B1: "=COUNTA(A1:A3)" }], read: "B1", right: 3, univer: 2 },
  { name: "empty text in a formula is read as a blank", steps: [{ A1: '=""', B1: "=ISBLANK(A1)" }], read: "B1", right: false, univer: true },
  { name: "a sheet that is not there is taken for the reader's own", steps: [{ A1: 5, A2: 6, B1: "=SUM(A1:A2)", B2: "=SUM(Gone!A1:A2)" }], read: "B2", right: "#REF!", univer: 11 },
  {
    name: "two long formulas whose texts have the same 32-bit number share one result",
    // Found by trying; the zeros make them longer than 64 characters, and of equal length.
    steps: [{ A1: `=SUM(1394,8123,5884,267${",0".repeat(22)})`, A2: `=SUM(9417,7368,6301,323${",0".repeat(22)})` }],
    read: "A2",
    right: 9417 + 7368 + 6301 + 323,
    univer: 1394 + 8123 + 5884 + 267,
  },
  { name: "a number written as -1.0 is a text", steps: [{ A1: "=ISNUMBER(-1.0)" }], read: "A1", right: true, univer: false },
  { name: "a number written as 1.0 in an array constant is a text", steps: [{ A1: "=SUM({1.0;2.5})" }], read: "A1", right: 1 + 2.5, univer: 2.5 },
  // The values that Excel gives to the next eight stand in test/reference/excel-values.json too, with the row of the export.
  { name: "YEARFRAC counts the end of February as a day of 30/360", steps: [{ A1: "=YEARFRAC(DATE(1993,2,28),DATE(2000,2,29),0)*360" }], read: "A1", right: 7 * 360, univer: 2519 },
  { name: "YEARFRAC does not see the leap day a year ends on", steps: [{ A1: "=ROUND(335/YEARFRAC(DATE(1999,3,31),DATE(2000,2,29),1),3)" }], read: "A1", right: 366, univer: 365.5 },
  { name: "COUPNCD takes 28 February 2000 for the end of the month", steps: [{ A1: "=COUPNCD(DATE(1980,2,15),DATE(2000,2,28),1,3)" }], read: "A1", right: 29279, univer: 29280 },
  { name: "ACCRINT over several periods", steps: [{ A1: "=ROUND(ACCRINT(DATE(1990,3,4),DATE(1993,3,31),DATE(1992,3,4),0.1,10000,1,3),2)" }], read: "A1", right: 2000, univer: 2002.74 },
  { name: "DDB takes a share of the first period", steps: [{ A1: "=DDB(100,10,1,0.3,1)" }], read: "A1", right: 90, univer: 0 },
  { name: "DOLLARDE reads the digits of a whole wrongly", steps: [{ A1: "=DOLLARDE(1.02,1)" }], read: "A1", right: 1.02, univer: 1 },
  { name: "IRR leaves the range of rates", steps: [{ A1: "=IRR({-200;0;10;-10;300},0.5)<-1" }], read: "A1", right: false, univer: true },
  { name: "XIRR finds nothing below the guess", steps: [{ A1: "=XIRR({105091006;-103250941.8647},{36626;36646},-0.1)" }], read: "A1", right: -0.2755730099976, univer: "#NUM!" },
  { name: "the normal distribution has no tail", steps: [{ A1: "=NORM.S.DIST(-37,TRUE)>0" }], read: "A1", right: true, univer: false },
];
