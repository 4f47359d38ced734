import { mended, ownCalls, readsAsFormula } from "../../src/workbook/own-formula";

describe("a formula as Excel keeps it without the add-in is typed as before", () => {
  it.each([
    ["the name as a file stores it", "=_xldudf_CCREDIT_GPU_RESIDUAL(Inputs!B3,2.5)", "=CCREDIT.GPU_RESIDUAL(Inputs!B3,2.5)"],
    ["the same behind a mark of later functions", "=1-_xlfn._xldudf_CCREDIT_LLCR(A1:A5,0.1)", "=1-CCREDIT.LLCR(A1:A5,0.1)"],
    ["two calls in one formula", "=_xldudf_CCREDIT_LLCR(A1)+_xldudf_CCREDIT_WAL(A1)", "=CCREDIT.LLCR(A1)+CCREDIT.WAL(A1)"],
    ["the mark of an unknown function", "=_xludf.CCREDIT.LLCR(A1)", "=CCREDIT.LLCR(A1)"],
    ["the mark of a compiled add-in", "=SUM(_xll.CCREDIT.DSCR_PATH(A1:A5,B1:B5))", "=SUM(CCREDIT.DSCR_PATH(A1:A5,B1:B5))"],
    ["an @ that takes one cell of a spill", "=@CCREDIT.DSCR_PATH(A1:A5,B1:B5)", "=CCREDIT.DSCR_PATH(A1:A5,B1:B5)"],
    ["the same as a file writes it", "=_xlfn.SINGLE(CCREDIT.DSCR_PATH(A1:A5,B1:B5))*2", "=CCREDIT.DSCR_PATH(A1:A5,B1:B5)*2"],
    ["SINGLE around a stored name", "=_xlfn.SINGLE(_xldudf_CCREDIT_RENT_CURVE((1+2),A1))", "=CCREDIT.RENT_CURVE((1+2),A1)"],
    ["lower case", "=_xldudf_ccredit_llcr(A1)", "=CCREDIT.LLCR(A1)"],
  ])("%s", (_what, stored, typed) => expect(mended(stored)).toBe(typed));

  it.each([
    ["a healthy call", "=CCREDIT.LLCR(A1:A5,0.1)"],
    ["a text", '="_xldudf_CCREDIT_LLCR( and @CCREDIT.LLCR("&A1'],
    ["the name of a sheet", "='_xldudf_CCREDIT_LLCR'!A1+'@CCREDIT.X'!B2"],
    ["an @ before something else", "=@A1:A5+CCREDIT.WAL(A1)"],
    ["SINGLE around more than the call", "=_xlfn.SINGLE(CCREDIT.LLCR(A1)+1)"],
    ["a function of somebody else", "=_xldudf_CONTOSO_ADD(1,2)"],
  ])("leaves %s", (_what, formula) => expect(mended(formula)).toBe(formula));

  it("is done once: mending again changes nothing", () => {
    for (const formula of ["=_xlfn.SINGLE(_xldudf_CCREDIT_LLCR(@CCREDIT.WAL(A1)))", "=@_xll.CCREDIT.LLCR(A1)"]) expect(mended(mended(formula))).toBe(mended(formula));
  });
});

it("finds the functions a formula calls, in code alone", () => {
  expect(ownCalls('=CCREDIT.LLCR(CCREDIT.WAL(A1),"CCREDIT.HHI(")+_xldudf_CCREDIT_SOLVE(1)')).toEqual(["LLCR", "WAL", "SOLVE"]);
  expect(ownCalls("=MYCCREDIT.LLCR(1)+CCREDIT")).toEqual([]);
});

describe("a text is a formula only when all of it is one", () => {
  it.each(["=CCREDIT.LLCR(A1:A5,0.1)", "CCREDIT.LLCR(A1:A5,(0.1))", '=IF(A1="(",CCREDIT.WAL(A1),0)', "CCREDIT.VERSION() "])("%s is", (text) => expect(readsAsFormula(text)).toBe(true));
  it.each(["CCREDIT.LLCR(A1", "CCREDIT.LLCR(A1) and more", "see CCREDIT.LLCR(A1)", "CCREDIT.LLCR(cfads, [rate])", "=CCREDIT.LLCR(A1))", "=CCREDIT.LLCR(it's)", "CCREDIT.LLCR(…)"])("%s is not", (text) => expect(readsAsFormula(text)).toBe(false));
});
