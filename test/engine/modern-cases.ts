/** Formulas of today's Excel with results worked out here, in plain arithmetic. */
const serial = (year: number, month: number, day: number): number => Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000);

const DATES = [serial(2026, 1, 31), serial(2026, 7, 31), serial(2027, 1, 31), serial(2027, 7, 31), serial(2028, 1, 31)];
const FLOWS = [-1000, 300, 350, 400, 250];
const CATEGORIES = ["a", "b", "a", "b", "a"];
const KEYS = ["k1", "k2", "k3", "k4", "k5"];
/** Stands on the sheet Data from A1. */
export const DATA: readonly (readonly (string | number)[])[] = [["Date", "CF", "Cat", "Key"], ...FLOWS.map((flow, i) => [DATES[i]!, flow, CATEGORIES[i]!, KEYS[i]!])];

export const NAMES = { rate_name: "0.08", DBL: "=LAMBDA(x,x*2)", cf_range: "Data!$B$2:$B$6" };

/** Stands in Spill!A1. */
export const SPILL = "=Data!B2:B6*2";

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const npv = (rate: number, flows: readonly number[]): number => sum(flows.map((flow, t) => flow / (1 + rate) ** (t + 1)));
const xnpv = (rate: number): number => sum(FLOWS.map((flow, i) => flow / (1 + rate) ** ((DATES[i]! - DATES[0]!) / 365)));
/** Halving an interval 300 times: slow and hard to get wrong. */
const root = (f: (x: number) => number): number => {
  let [low, high] = [-0.9, 5];
  for (let i = 0; i < 300; i += 1) {
    const middle = (low + high) / 2;
    if (f(low) * f(middle) <= 0) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
};
const payment = (rate: number, periods: number, value: number): number => (-value * rate) / (1 - (1 + rate) ** -periods);
const interest = (-100_000 * 0.08) / 12;
/** The series of the error function, far beyond convergence. */
const erf = (x: number): number => {
  let [total, term] = [x, x];
  for (let n = 1; n < 200; n += 1) {
    term *= (-x * x) / n;
    total += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * total;
};
const normal = (z: number): number => 0.5 * (1 + erf(z / Math.SQRT2));
const deviation = Math.sqrt(sum(FLOWS.map((flow) => (flow - sum(FLOWS) / 5) ** 2)) / 4);
const bond = sum(Array.from({ length: 10 }, (_, i) => 3 / 1.04 ** (i + 1))) + 100 / 1.04 ** 10;
const reinvested = sum([300, 350, 400, 250].map((flow, i) => flow * 1.1 ** (3 - i)));
/** Of 1, 2, 3, 4 with 2, 4, 6, 9: deviations from the means 2.5 and 5.25. */
const correlation = (1.5 * 3.25 + 0.5 * 1.25 + 0.5 * 0.75 + 1.5 * 3.75) / Math.sqrt((2 * 1.5 ** 2 + 2 * 0.5 ** 2) * (3.25 ** 2 + 1.25 ** 2 + 0.75 ** 2 + 3.75 ** 2));

export const CASES: readonly (readonly [formula: string, result: number | string | boolean])[] = [
  ['=INDEX(Data!B2:B6,MATCH("k3",Data!D2:D6,0))', 350],
  ['=XLOOKUP("k4",Data!D2:D6,Data!B2:B6)', 400],
  ['=XLOOKUP("zz",Data!D2:D6,Data!B2:B6,"none")', "none"],
  ['=XMATCH("k2",Data!D2:D6)', 2],
  ['=VLOOKUP("b",Data!C2:D6,2,FALSE)', "k2"],
  ['=SUMPRODUCT((Data!C2:C6="a")*Data!B2:B6)', -400],
  ['=SUMPRODUCT(--(Data!C2:C6="b"),Data!B2:B6)', 700],
  ["=NPV(0.08,Data!B3:B6)+Data!B2", npv(0.08, FLOWS.slice(1)) - 1000],
  ["=XNPV(0.08,Data!B2:B6,Data!A2:A6)", xnpv(0.08)],
  ["=XIRR(Data!B2:B6,Data!A2:A6)", root(xnpv)],
  ["=IRR(Data!B2:B6)", root((rate) => npv(rate, FLOWS))],
  ["=PMT(0.08/12,60,100000)", payment(0.08 / 12, 60, 100_000)],
  ["=IPMT(0.08/12,1,60,100000)", interest],
  ["=PPMT(0.08/12,1,60,100000)", payment(0.08 / 12, 60, 100_000) - interest],
  ["=CUMIPMT(0.08/12,60,100000,1,1,0)", interest],
  ["=RATE(60,-2000,100000)", root((rate) => (rate === 0 ? 1 : 100_000 - (2000 * (1 - (1 + rate) ** -60)) / rate))],
  ["=NPER(0.01,-2000,100000)", Math.log(1 / (1 - (100_000 * 0.01) / 2000)) / Math.log(1.01)],
  ['=SUMIFS(Data!B2:B6,Data!C2:C6,"b",Data!B2:B6,">350")', 400],
  ['=COUNTIFS(Data!C2:C6,"a",Data!B2:B6,">0")', 2],
  ['=MAXIFS(Data!B2:B6,Data!C2:C6,"a")', 350],
  ['=AVERAGEIFS(Data!B2:B6,Data!C2:C6,"b")', 350],
  ['=IF(AND(1<2,NOT(FALSE)),"y","n")', "y"],
  ["=IFERROR(1/0,7)", 7],
  ["=IFNA(NA(),8)", 8],
  ['=IFS(1>2,"a",TRUE,"b")', "b"],
  ['=SWITCH(3,1,"one",3,"three","other")', "three"],
  ["=MIN(Data!B2:B6)+MAX(Data!B2:B6)", -600],
  ["=LET(x,5,y,x*2,x+y)", 15],
  ["=LAMBDA(a,b,a^b)(2,5)", 32],
  ["=SUM(SEQUENCE(10))", 55],
  ["=SUM(MAP(SEQUENCE(3),LAMBDA(x,x^2)))", 14],
  ["=INDEX(SCAN(1,SEQUENCE(3),LAMBDA(a,x,a*(1+x))),3)", 24],
  ["=REDUCE(0,SEQUENCE(4),LAMBDA(a,x,a+x))", 10],
  ["=SUM(BYROW(Data!B2:B6,LAMBDA(r,SUM(r)*2)))", 600],
  ["=SUM(MAKEARRAY(2,3,LAMBDA(r,c,r*c)))", 18],
  ['=SUM(FILTER(Data!B2:B6,Data!C2:C6="a"))', -400],
  ["=COUNTA(UNIQUE(Data!C2:C6))", 2],
  ["=INDEX(SORT(Data!B2:B6,1,-1),1)", 400],
  // The one column is filled up with #N/A beside the two.
  ["=SUM(VSTACK(Data!B2:B3,HSTACK(1,2)))", "#N/A"],
  ["=SUM(TAKE(Data!B2:B6,-2))", 650],
  ["=EDATE(DATE(2026,1,31),1)", serial(2026, 2, 28)],
  ["=EOMONTH(DATE(2026,1,31),5)", serial(2026, 6, 30)],
  ["=YEARFRAC(DATE(2026,1,31),DATE(2027,1,31),2)", 365 / 360],
  ['=CHOOSE(2,"x","y","z")', "y"],
  ["=NORM.S.DIST(1.96,TRUE)", normal(1.96)],
  ["=NORM.S.INV(0.99)", 2.3263478740408408],
  ["=NORM.DIST(3,2,4,TRUE)", normal(0.25)],
  ["=STDEV.S(Data!B2:B6)", deviation],
  ["=PERCENTILE.INC(Data!B2:B6,0.25)", 250],
  ["=SUM(OFFSET(Data!B2,1,0,3,1))", 1050],
  ['=INDIRECT("Data!B3")', 300],
  ['=TEXT(0.1234,"0.0%")', "12.3%"],
  ['=TEXT(DATE(2026,1,31),"yyyy-mm-dd")', "2026-01-31"],
  ['=TEXT(1234567.891,"#,##0.00")', "1,234,567.89"],
  ["=SUM(MMULT({1,2;3,4},{1;1}))", 10],
  ["=SUM({1,2;3,4})", 10],
  ["=SUM(TRANSPOSE(Data!B2:B6))", 300],
  ["=SUM(Data!B:B)", 300],
  ["=AGGREGATE(9,6,Data!B2:B6)", 300],
  ["=SUBTOTAL(9,Data!B2:B6)", 300],
  ['=TEXTJOIN("-",TRUE,Data!D2:D4)', "k1-k2-k3"],
  ["=PRICE(DATE(2026,1,15),DATE(2031,1,15),0.06,0.08,100,2,0)", bond],
  ["=YIELD(DATE(2026,1,15),DATE(2031,1,15),0.06,91.88910422064492,100,2,0)", 0.08],
  ["=MIRR(Data!B2:B6,0.08,0.1)", (reinvested / 1000) ** 0.25 - 1],
  ["=ROUND(2.345,2)", 2.35],
  ["=rate_name*100", 8],
  ["=DBL(4)", 8],
  ["=SUM(cf_range)", 300],
  ["=SUM(Spill!A1:A5)", 600],
  // A whole column or row of INDEX, from cells, from a spill, by a number that is worked out, and many of them at once.
  ["=SUM(INDEX(Data!A2:D6,0,2))", 300],
  ["=SUM(INDEX(Data!$A$2:$D$6,0,COLUMNS($A1:B1)))/2", 150],
  ["=SUM(INDEX(Data!A2:D6,3,0))", DATES[2]! + 350],
  ["=SUM(INDEX(Spill!A1:A5,0,1))", 600],
  ["=IF(ISNUMBER(Data!B2),SUM(INDEX(Data!A2:B6,0,2))*2,0)", 600],
  ["=SUM(MAP(SEQUENCE(2),LAMBDA(n,SUM(INDEX(Data!A2:B6,0,n)))))", sum(DATES) + 300],
  ["=SUM(INDEX(Data!A2:D6,1,2):INDEX(Data!A2:D6,5,2))", 300],
  ["=ISNUMBER(Data!B2)", true],
  ["=COLUMNS(Data!A2:D6)*ROWS(Data!A2:D6)", 20],
  ["=SUM(Data!B2:B6*2)", 600],
  ['=SUM((Data!C2:C6="a")*(Data!B2:B6>0)*Data!B2:B6)', 600],
  ['=SUM(IF(Data!C2:C6="a",Data!B2:B6,0))', -400],
  ["=SLN(1000,100,9)", 100],
  ["=DDB(1000,100,5,1)", 400],
  ["=CORREL({1,2,3,4},{2,4,6,9})", correlation],
  ["=EXP(LN(2))*10%", 0.2],
];
