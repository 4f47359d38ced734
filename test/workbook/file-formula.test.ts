import { fileFormula, sheetFormula, worksOnArrays } from "../../src/workbook/file-formula";

describe("a formula as a file holds it", () => {
  it.each([
    ["=SUM(A1:A3)", "SUM(A1:A3)"],
    ["=NORM.S.DIST(A1,TRUE)", "_xlfn.NORM.S.DIST(A1,TRUE)"],
    ["=NORMSDIST(A1)+NORMDIST(1,2,3,TRUE)", "NORMSDIST(A1)+NORMDIST(1,2,3,TRUE)"],
    ["=xlookup(1,A1:A3,B1:B3)", "_xlfn.XLOOKUP(1,A1:A3,B1:B3)"],
    ["=SORT(FILTER(A1:A3,A1:A3>0))", "_xlfn._xlws.SORT(_xlfn._xlws.FILTER(A1:A3,A1:A3>0))"],
    ["=CCREDIT.DSCR_PATH(cfads,100)", "_xldudf_CCREDIT_DSCR_PATH(cfads,100)"],
    ['=IF(A1="IFNA(x)",\'CONCAT(1)\'!A1,IFNA(B1,0))', 'IF(A1="IFNA(x)",\'CONCAT(1)\'!A1,_xlfn.IFNA(B1,0))'],
    ["=MAXIFS(A1:A3,B1:B3,1)*MAX(1,2)", "_xlfn.MAXIFS(A1:A3,B1:B3,1)*MAX(1,2)"],
  ])("%s is stored as %s and comes back", (sheet, file) => {
    expect(fileFormula(sheet)).toBe(file);
    expect(sheetFormula(file).toUpperCase()).toBe(sheet.toUpperCase());
  });
  it("refuses LET and LAMBDA instead of writing them wrongly", () => {
    expect(() => fileFormula("=LET(x,1,x)")).toThrow(/LET cannot be written/);
  });
});

describe("a formula that calculates with whole ranges is marked", () => {
  it.each([
    "=SUM((A1:A3>0)*B1:B3)", "=MIN(IF(A1:A3<>0,B1:B3))", "=-A1:A3", "=SUM(flows*2)", "=SUM(Inputs!$A$1:$A$3^2)", "=MAX(1-'My sheet'!A1:A3)", "=SUM((A1:A3)*2)",
  ])("%s", (formula) => expect(worksOnArrays(formula, ["flows"])).toBe(true));
  it.each([
    "=SUM(A1:A3)", "=SUM(A1:A3)*2", "=SUM(flows)/COUNT(flows)", '=IF(A1="B1:B3=",1,2)', "=CCREDIT.LLCR(A1:A3,0.1)", "=flows_x*2", "=INDEX(A1:A3,2)+1", "=A1*B1",
  ])("%s is left plain", (formula) => expect(worksOnArrays(formula, ["flows"])).toBe(false));
});
