/** 341 formulas that every spreadsheet of the last twenty years knows, on the sheet DATA stands on. */
export const DATA: readonly (readonly (string | number | null)[])[] = [
  ["Date", "CF", "Cat", "Key", "X", "Y"],
  [46053, -1000, "a", "k1", 1.5, 3.1],
  [46234, 300, "b", "k2", 2.5, 4.9],
  [46418, 350, "a", "k3", 3.5, 7.2],
  [46599, 400, "b", "k4", 4.5, 8.8],
  [46783, 250, "a", "k5", 5.5, 11.3],
  [46965, 500, "c", "k6", 6.5, 12.7],
  [null, null, null, null, null, null],
  [47149, 120, "c", "K7", -2, 0],
  [47300, 80.5, "A", "x*y", 0, 1],
  [47400, 0, "b", "12", 1e6, 2],
  [47500, -20, "zz", "x?z", 0.001, 3],
];

const cf = "Data!B2:B7";
const dt = "Data!A2:A7";
const x = "Data!E2:E7";
const y = "Data!F2:F7";
const cat = "Data!C2:C12";
const val = "Data!B2:B12";
const key = "Data!D2:D12";

/** Separated by "|"; one line for each subject. */
const LISTS = {
  money: [
    `NPV(0.1,${cf})|IRR(${cf})|IRR(${cf},0.2)|XNPV(0.1,${cf},${dt})|XIRR(${cf},${dt})|MIRR(${cf},0.08,0.12)`,
    `PMT(0.05/12,360,-300000)|PMT(0.05/12,360,-300000,0,1)|PMT(0,10,1000)|IPMT(0.06/12,13,60,20000)`,
    `PPMT(0.06/12,13,60,20000)|CUMIPMT(0.09/12,360,125000,13,24,0)|CUMPRINC(0.09/12,360,125000,13,24,0)|PV(0.08/12,240,500)`,
    `PV(0.08,5,100,1000,1)|FV(0.06/12,10,-200,-500,1)|FV(0,10,-200)|NPER(0.12/12,-100,-1000,10000,1)|RATE(48,-200,8000)`,
    `RATE(360,-1200,200000,0,0,0.004)|EFFECT(0.0525,4)|NOMINAL(0.053543,4)|SLN(30000,7500,10)|SYD(30000,7500,10,3)`,
    `DB(1000000,100000,6,1,7)|DB(1000000,100000,6,7,7)|DDB(2400,300,10,2,1.5)|VDB(2400,300,10,0,0.875,1.5)`,
    `VDB(2400,300,3650,0,1)|VDB(100000,10000,5,1,3)|PDURATION(0.025,2000,2200)|RRI(96,10000,11000)`,
    `FVSCHEDULE(1,{0.09,0.11,0.1})|DOLLARDE(1.02,16)|DOLLARFR(1.125,16)`,
    `PRICE(DATE(2026,2,15),DATE(2031,11,15),0.0575,0.065,100,2,0)`,
    `PRICE(DATE(2026,2,15),DATE(2031,11,15),0.0575,0.065,100,4,1)`,
    `YIELD(DATE(2026,2,15),DATE(2031,11,15),0.0575,95.04,100,2,0)|DURATION(DATE(2026,7,1),DATE(2048,1,1),0.08,0.09,2,1)`,
    `MDURATION(DATE(2026,7,1),DATE(2048,1,1),0.08,0.09,2,1)`,
    `ACCRINT(DATE(2026,3,1),DATE(2026,8,31),DATE(2026,5,1),0.1,1000,2,0)|DISC(DATE(2026,7,1),DATE(2048,1,1),97,100,1)`,
    `INTRATE(DATE(2026,2,15),DATE(2026,5,15),1000000,1014420,2)|RECEIVED(DATE(2026,2,15),DATE(2026,5,15),1000000,0.0575,2)`,
    `PRICEDISC(DATE(2026,2,16),DATE(2026,3,1),0.0525,100,2)`,
    `PRICEMAT(DATE(2026,2,15),DATE(2026,4,13),DATE(2025,11,11),0.061,0.061,0)`,
    `YIELDDISC(DATE(2026,2,16),DATE(2026,3,1),99.795,100,2)|TBILLEQ(DATE(2026,3,31),DATE(2026,6,1),0.0914)`,
    `TBILLPRICE(DATE(2026,3,31),DATE(2026,6,1),0.09)|TBILLYIELD(DATE(2026,3,31),DATE(2026,6,1),98.45)`,
    `COUPDAYBS(DATE(2026,1,25),DATE(2027,11,15),2,1)|COUPDAYS(DATE(2026,1,25),DATE(2027,11,15),2,1)`,
    `COUPDAYSNC(DATE(2026,1,25),DATE(2027,11,15),2,1)|COUPNCD(DATE(2026,1,25),DATE(2027,11,15),2,1)`,
    `COUPNUM(DATE(2026,1,25),DATE(2027,11,15),2,1)|COUPPCD(DATE(2026,1,25),DATE(2027,11,15),2,1)`,
  ],
  dates: [
    `EDATE(DATE(2026,1,31),1)|EDATE(DATE(2026,1,31),-2)|EDATE(DATE(2026,3,15),13)|EOMONTH(DATE(2026,1,31),1)`,
    `EOMONTH(DATE(2024,1,31),1)|EOMONTH(DATE(2026,5,5),-3)|YEARFRAC(DATE(2026,1,31),DATE(2026,8,31),0)`,
    `YEARFRAC(DATE(2026,1,31),DATE(2028,3,1),1)|YEARFRAC(DATE(2026,1,31),DATE(2028,3,1),2)`,
    `YEARFRAC(DATE(2026,1,31),DATE(2028,3,1),3)|YEARFRAC(DATE(2026,1,31),DATE(2028,3,1),4)`,
    `DAYS360(DATE(2026,1,31),DATE(2026,12,31))|DAYS(DATE(2026,12,31),DATE(2026,1,1))`,
    `NETWORKDAYS(DATE(2026,1,1),DATE(2026,3,31))|WORKDAY(DATE(2026,1,1),45)|WEEKDAY(DATE(2026,7,4),2)`,
    `WEEKNUM(DATE(2026,7,4),2)|ISOWEEKNUM(DATE(2026,1,1))|DATE(2026,14,35)|YEAR(46053)|MONTH(46053)|DAY(46053)`,
    `DATEDIF(DATE(2026,1,31),DATE(2028,3,1),"m")|DATEDIF(DATE(2026,1,31),DATE(2028,3,1),"y")|DATEVALUE("2026-03-31")`,
    `HOUR(0.75)|TIME(12,30,0)`,
  ],
  arithmetic: [
    `ROUND(-2.5,0)|ROUND(2.675,2)|ROUND(1.005,2)|ROUND(1234.567,-2)|ROUNDUP(3.14159,3)|ROUNDUP(-3.2,0)|ROUNDDOWN(-3.7,0)`,
    `MROUND(10,3)|MROUND(-10,-3)|CEILING(2.5,1)|CEILING(-2.5,-2)|FLOOR(-2.5,-2)|CEILING.MATH(-5.5,2)|FLOOR.MATH(-8.1,2)`,
    `INT(-8.9)|TRUNC(-8.9)|MOD(-3,2)|MOD(3,-2)|QUOTIENT(-10,3)|ABS(-4)|SIGN(-3)|SQRT(2)|POWER(2,0.5)|EXP(1.5)|LN(10)`,
    `LOG(8,2)|LOG10(86)|FACT(5)|COMBIN(8,2)|GCD(24,36)|LCM(5,2)|PRODUCT(${x})|SUMSQ(3,4)|SUMX2MY2(${x},${y})`,
    `SUMXMY2(${x},${y})|RADIANS(270)|PI()|EVEN(-1)|ODD(1.5)|2^3^2|-2^2|10%*50|1/3+1/3|0.1+0.2-0.3|5&"x"|"a"="A"|TRUE+1`,
    `"3"+4|1=1|"b">"a"`,
  ],
  "sums and statistics": [
    `SUMPRODUCT(${x},${y})|SUMPRODUCT((${cat}="a")*(${val}>0)*${val})|SUMPRODUCT((${cat}="b")+(${cat}="c"))`,
    `SUMIF(${cat},"a",${val})|SUMIF(${val},">100")|SUMIF(${key},"x~*y",${val})|SUMIF(${cat},"<>a",${val})`,
    `SUMIFS(${val},${cat},"b",${val},">=300")|SUMIFS(${val},${cat},"<>")|SUMIFS(${val},${key},"k*")|COUNTIF(${cat},"b")`,
    `COUNTIF(${cat},"")|COUNTIF(${cat},"<>")|COUNTIF(${val},">="&250)|COUNTIF(${key},"12")|COUNTIFS(${cat},"a",${val},"<0")`,
    `AVERAGEIF(${cat},"b",${val})|AVERAGEIFS(${val},${cat},"a",${val},">0")|MAXIFS(${val},${cat},"b")`,
    `MINIFS(${val},${cat},"c")|COUNT(${val})|COUNTA(${val})|COUNTBLANK(${val})|AVERAGE(${val})|AVERAGEA(${cat},5)`,
    `MEDIAN(${val})|MODE({1,2,2,3})|MAX(${val})|MIN(${val})|LARGE(${val},2)|SMALL(${val},2)|RANK(300,${val})`,
    `RANK(300,${val},1)|STDEV(${val})|STDEV.S(${val})|STDEV.P(${val})|VAR.S(${val})|VAR.P(${val})|PERCENTILE(${val},0.3)`,
    `PERCENTILE.EXC(${val},0.3)|QUARTILE(${val},3)|PERCENTRANK(${val},300)|CORREL(${x},${y})|COVARIANCE.S(${x},${y})`,
    `COVARIANCE.P(${x},${y})|SLOPE(${y},${x})|INTERCEPT(${y},${x})|RSQ(${y},${x})|STEYX(${y},${x})|FORECAST(7,${y},${x})`,
    `INDEX(LINEST(${y},${x}),1,1)|INDEX(LINEST(${y},${x}),1,2)|TREND(${y},${x},8)|GROWTH(${y},${x},8)|GEOMEAN(${x})`,
    `HARMEAN(${x})|SKEW(${val})|KURT(${val})|DEVSQ(${x})|AVEDEV(${x})|TRIMMEAN(${val},0.2)`,
  ],
  distributions: [
    `NORM.S.DIST(1.2,TRUE)|NORM.S.DIST(1.2,FALSE)|NORMSDIST(-3.5)|NORM.S.INV(0.0001)|NORMSINV(0.975)`,
    `NORM.DIST(42,40,1.5,TRUE)|NORM.DIST(42,40,1.5,FALSE)|NORM.INV(0.908789,40,1.5)|LOGNORM.DIST(4,3.5,1.2,TRUE)`,
    `LOGNORM.INV(0.039084,3.5,1.2)|T.DIST(2,10,TRUE)|T.DIST.2T(2,10)|T.INV(0.75,2)|T.INV.2T(0.05,10)|CHISQ.DIST(0.5,2,TRUE)`,
    `CHISQ.INV(0.93,1)|F.DIST(15.2,6,4,TRUE)|BETA.DIST(0.4,8,10,TRUE,0,1)|BETA.INV(0.685,8,10)|GAMMA.DIST(10,9,2,TRUE)`,
    `GAMMA.INV(0.068,9,2)|GAMMALN(4.5)|BINOM.DIST(6,10,0.5,FALSE)|BINOM.INV(6,0.5,0.75)|POISSON.DIST(2,5,TRUE)`,
    `EXPON.DIST(0.2,10,TRUE)|WEIBULL.DIST(105,20,100,TRUE)|CONFIDENCE.NORM(0.05,2.5,50)|STANDARDIZE(42,40,1.5)|ERF(0.745)`,
    `ERFC(1)|FISHER(0.75)`,
  ],
  lookup: [
    `INDEX(${val},3)|INDEX(Data!A2:F7,2,4)|SUM(INDEX(Data!A2:F7,0,2))|MATCH("k3",${key},0)|MATCH(320,{100,200,300,400},1)`,
    `MATCH(350,{400,300,200},-1)|VLOOKUP("b",Data!C2:F7,3,FALSE)|VLOOKUP(46300,Data!A2:B7,2,TRUE)`,
    `HLOOKUP("CF",Data!A1:F4,3,FALSE)|LOOKUP(46300,Data!A2:A7,Data!B2:B7)|OFFSET(Data!B2,2,0)|SUM(OFFSET(Data!B2,0,0,3,1))`,
    `INDIRECT("Data!B"&4)|CHOOSE(3,"a","b","c")|ROW(Data!B5)|COLUMN(Data!C1)|ROWS(Data!A1:A9)|COLUMNS(Data!A1:F1)`,
    `ADDRESS(2,3)|ADDRESS(2,3,4)|TRANSPOSE(5)|SUM(TRANSPOSE(${x}))|MATCH("x~?z",${key},0)|SUM(MMULT({1,2;3,4},{5;6}))`,
    `MDETERM({3,6,1;1,1,0;3,10,2})|SUM(MINVERSE({4,-1;2,0}))`,
  ],
  "logic and information": [
    `IF(Data!B2<0,"neg","pos")|IF(1,2)|IF(FALSE,1)|AND(TRUE,1,"TRUE"="TRUE")|OR(FALSE,0)|XOR(TRUE,TRUE,TRUE)|NOT(0)`,
    `IFERROR(1/0,"e")|IFERROR(VLOOKUP("zz1",Data!C2:D7,2,FALSE),0)|IFNA(NA(),1)|IFS(FALSE,1,TRUE,2)`,
    `SWITCH(2,1,"a",2,"b","c")|ISERROR(1/0)|ISNA(NA())|ISBLANK(Data!B8)|ISNUMBER("1")|ISTEXT("a")|ISLOGICAL(TRUE)|ISEVEN(4)`,
    `N(TRUE)|N("x")|TYPE("a")|ERROR.TYPE(1/0)|1/0|NA()|SQRT(-1)|LN(0)|Data!B8+1|Data!B8=""|Data!B8=0|LEN(Data!B8)`,
  ],
  text: [
    `TEXT(0.12345,"0.00%")|TEXT(-1234.5,"#,##0.00;(#,##0.00)")|TEXT(46053,"d mmm yyyy")|TEXT(46053,"mmm-yy")`,
    `TEXT(1.5,"0.00""x""")|TEXT(0.5,"#.##")|TEXT(1234567,"#,##0,")|TEXT(5,"000")|TEXT(1234.5,"$#,##0")`,
    `TEXT(0.000012,"0.00E+00")|FIXED(1234.567,1)|DOLLAR(1234.567,2)|VALUE("1,234.5")|VALUE("12%")|LEFT("credit",3)`,
    `RIGHT("credit",2)|MID("credit",2,3)|LEN("credit")|FIND("d","credit")|SEARCH("D","credit")`,
    `SUBSTITUTE("a-b-c","-","+",2)|REPLACE("abcdef",3,2,"XX")|UPPER("ab")|PROPER("compute credit")|TRIM("  a  b ")`,
    `CONCATENATE("a",1,TRUE)|CONCAT("a","b")|TEXTJOIN(",",TRUE,"a","","b")|REPT("ab",2)|EXACT("a","A")|CHAR(65)|CODE("A")`,
    `CLEAN("ab")|T("x")`,
  ],
  "aggregates and the rest": [
    `SUBTOTAL(9,${val})|SUBTOTAL(1,${val})|AGGREGATE(4,6,${val})|AGGREGATE(14,6,${val},2)|BASE(255,16)|DECIMAL("FF",16)`,
    `DEC2BIN(9)|HEX2DEC("A5")|BITAND(5,3)|CONVERT(1,"mi","km")|DELTA(5,5)|SERIESSUM(2,0,1,{1,2,3})|ROMAN(499)`,
    `ARABIC("CDXCIX")|MULTINOMIAL(2,3,4)|SUM(${val},10,"5")|SUM(Data!B2,Data!B3:B4)|MAX(TRUE,0.5)|AVERAGE(TRUE,3)`,
    `SUMPRODUCT(--(${cat}="b"),${val})|SUMPRODUCT(ABS(${val}))|SUMPRODUCT(${val}^2)|SUM(Data!B:B)|COUNT(Data!2:2)`,
  ],
} as const;

export const FORMULAS: readonly string[] = Object.values(LISTS).flatMap((lines) => lines.flatMap((line) => line.split("|")).map((formula) => `=${formula}`));
