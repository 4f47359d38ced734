import { NAMESPACE } from "../functions/names";

/** Functions that came after the file format was fixed: a file spells them with a prefix, or Excel shows #NAME?. */
const LATER_FUNCTIONS = new Set(
  `ACOT ACOTH ARABIC ARRAYTOTEXT BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR
  BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST CHOOSECOLS CHOOSEROWS
  COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL DROP EXPAND
  EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FILTERXML FLOOR.MATH FORECAST.ETS FORECAST.LINEAR FORMULATEXT GAMMA
  GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS HSTACK HYPGEOM.DIST IFNA IFS IMCOSH ISFORMULA ISOMITTED ISOWEEKNUM LAMBDA LET
  LOGNORM.DIST LOGNORM.INV MAKEARRAY MAP MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NORM.DIST NORM.INV
  NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA
  PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC SECH SEQUENCE SHEET SHEETS
  SINGLE SKEW.P SORTBY STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTAFTER TEXTBEFORE
  TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VALUETOTEXT VAR.P VAR.S VSTACK WEIBULL.DIST WRAPCOLS WRAPROWS
  XLOOKUP XMATCH XOR Z.TEST`.split(/\s+/),
);
const SHEET_FUNCTIONS = new Set(["FILTER", "SORT"]);
/** Texts and quoted sheet names are passed over; a name before "(" is a function. */
const PIECES = /("(?:[^"]|"")*"|'(?:[^']|'')*')|([A-Za-z_][A-Za-z0-9_.]*)(\s*\()/g;

/**
 * A formula as a file holds it: without "=", later functions with their prefix, and CCREDIT functions under the name
 * that Excel itself stores for a function of an add-in. LET and LAMBDA would need marks on every variable; plans do not
 * use them, and a formula that does is refused rather than written wrongly.
 */
export const fileFormula = (formula: string): string =>
  formula.replace(/^=/, "").replaceAll(PIECES, (whole, text: string | undefined, name: string, open: string) => {
    if (text !== undefined) return whole;
    const upper = name.toUpperCase();
    if (upper.startsWith(`${NAMESPACE}.`)) return `_xldudf_${upper.replaceAll(".", "_")}${open}`;
    if (upper === "LET" || upper === "LAMBDA") throw new Error(`${upper} cannot be written to a file: ${formula}`);
    if (SHEET_FUNCTIONS.has(upper)) return `_xlfn._xlws.${upper}${open}`;
    return LATER_FUNCTIONS.has(upper) ? `_xlfn.${upper}${open}` : whole;
  });

/** The formula as it stands in a sheet, from the way a file holds it. */
export const sheetFormula = (stored: string): string =>
  `=${stored.replaceAll(/_xlfn\.(?:_xlws\.)?/g, "").replaceAll(new RegExp(`_xldudf_${NAMESPACE}_([A-Z0-9_]+)`, "g"), `${NAMESPACE}.$1`)}`;

const RANGE = /(?:(?:'(?:[^']|'')*'|[A-Za-z_][\w.]*)!)?\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?\d+/;

/**
 * Whether a formula calculates with whole ranges, as SUM((A1:A3>0)*B1:B3). Excel marks such a formula in the file; without
 * the mark it would read one cell of each range. A range that only is an argument needs no mark.
 */
export const worksOnArrays = (formula: string, blockNames: readonly string[]): boolean => {
  const plain = formula.replaceAll(/"(?:[^"]|"")*"/g, '""');
  const names = blockNames.map((name) => name.replaceAll(/[.\\]/g, "\\$&"));
  const block = `(?:${[RANGE.source, ...names.map((name) => `(?<![\\w.!])${name}(?![\\w.(!])`)].join("|")})`;
  const [before, after] = ["[-+*/^&=<>]\\s*\\(*\\s*", "\\s*[-+*/^&=<>]"];
  const inBrackets = `(?<![\\w.])\\(\\s*${block}\\s*\\)`;
  return new RegExp(`${before}${block}|${block}${after}|${inBrackets}${after}`, "i").test(plain.replace(/^=/, " "));
};
