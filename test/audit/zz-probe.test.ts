import { createHeadlessEngine } from "../../src/engine/headless";
import { writeWorkbook, readWorkbook } from "../../src/workbook/xlsx";
import { findLibreOffice } from "../support/libreoffice";
import { normalCdf, normalQuantile, normalDensity } from "../../src/core/numerics/normal";
import { studentCdf, studentQuantile } from "../../src/core/numerics/student-t";
import { gaussLegendre } from "../../src/core/numerics/quadrature";
const F: [string, number][] = [];
for (const z of [-37, -20, -10, -6, -5, -3, -1, -0.5, -0.1, -0.01, 0, 0.3, 2, 5]) F.push([`NORM.S.DIST(${z},TRUE)`, normalCdf(z)]);
for (const p of [1e-12, 1e-6, 0.001, 0.02, 0.07, 0.3, 0.5, 0.8, 0.999, 0.9999999]) F.push([`NORM.S.INV(${p})`, normalQuantile(p)]);
for (const z of [-10, -1, 0, 3]) F.push([`NORM.S.DIST(${z},FALSE)`, normalDensity(z)]);
for (const [t, d] of [[-1, 3], [-0.1, 5], [-3, 5], [-10, 3], [-40, 4], [-2, 31], [-1.5, 101], [-0.001, 5], [-30, 11],[-3,1001],[0,5]] as const) {
  F.push([`T.DIST(${t},${d},TRUE)`, studentCdf(t, d)]);
  F.push([`0.5*BETA.DIST(${d}/(${d}+${t}^2),${d}/2,0.5,TRUE)`, studentCdf(t, d)]);
  F.push([`0.5*BETA.DIST(${d}.5/(${d}.5+${t}^2),${d}.5/2,0.5,TRUE)`, studentCdf(t, d + .5)]);
}
for (const [p, d] of [[0.05, 4], [0.001, 10], [0.3, 3]] as const) F.push([`T.INV(${p},${d})`, studentQuantile(p, d)]);
F.push(["INDEX(MMULT($A$1:$C$1,MINVERSE($A$2:$C$4)),1,2)", NaN], ["INDEX(MINVERSE($A$2:$C$4),1,2)", NaN], ["SUMPRODUCT(MMULT($A$1:$C$1,MINVERSE($A$2:$C$4)))", NaN],
 ["INDEX(MMULT($A$1:$C$1,$A$2:$C$4),1,3)", 1*0.3+2*0.1+3*2], ["SUMPRODUCT(MMULT($A$2:$C$4,TRANSPOSE($A$1:$C$1))*1)", NaN], ["INDEX(MMULT($A$2:$C$4,TRANSPOSE($A$1:$C$1)),2,1)", 0.2+4+.3], ["SINH(1E-9)", Math.sinh(1e-9)], ["SINH(0.001)", Math.sinh(0.001)], ["TANH(1E-5)", Math.tanh(1e-5)], ["ASIN(0.3)", Math.asin(0.3)], ["ASINH(-3.2)", Math.asinh(-3.2)], ["COSH(2.2)", Math.cosh(2.2)], ["ATANH(1E-9)", Math.atanh(1e-9)],
 ["LARGE($A$1:$C$1,2)", 2], ["SMALL($A$1:$C$1,1)", 1], ["MATCH(2,$A$1:$C$1,0)", 2], ["COUNTIF($A$1:$C$1,\">1\")", 2], ["SUMPRODUCT($A$1:$C$1,$A$2:$C$2)", 1+.2*2+.9], ["SUMPRODUCT($A$1:$C$1*$A$2:$C$2*$A$3:$C$3)", .2+.8+.27], ["GAMMALN(2.5)", 0.2846828704729192], ["EXP(GAMMALN(3)-GAMMALN(2.5))", 2/1.329340388179137], ["NA()", NaN], ["SUMXMY2($A$1:$C$1,$A$2:$C$2)", 2.56+4.41*0+ (1.8**2-1.8**2)], ["MOD(INT(5/2),2)", 0], ["PI()", Math.PI], ["TRANSPOSE($A$1)", 1],["MDETERM($A$2:$C$4)", NaN], ["CHISQ.DIST(3,4,TRUE)", 0.4421745996289254],["MAX($A$1:$C$1*$A$2:$C$2)", 0.9],["SUM($A$1:$C$1*$A$2:$C$2)", 2.3]);
const DATA = [[1, 2, 3], [1, 0.2, 0.3], [0.2, 2, 0.1], [0.1, 0.1, 2]];
const RULE = gaussLegendre(16); void RULE;
it("probe", async () => {
  const cells = [...DATA.flatMap((l, r) => l.map((content, c) => ({ row: r + 1, column: c + 1, content, role: "assumed" as const }))), ...F.map(([f], i) => ({ row: i + 6, column: 1, content: { formula: `=${f}` }, role: "calculation" as const }))];
  const engine = createHeadlessEngine();
  engine.addSheet("S");
  engine.setMany("S", cells.map(({ row, column, content }) => (typeof content === "object" ? { row, column, formula: content.formula } : { row, column, value: content })) as never);
  await engine.calculate();
  const plan = { title: "t", preset: "none", scenario: 0, sheets: [{ key: "s", name: "S", purpose: "", cells, widths: [], freeze: { rows: 0, columns: 0 }, highlights: [], choices: [], charts: [], landscape: false }], names: [], open: "s" };
  const file = await readWorkbook(await findLibreOffice()!.recalculate(await writeWorkbook(plan as never, { value: () => 0, spills: () => [] } as never)));
  const out = F.map(([f, x], i) => {
    const e = engine.value(`S!A${i + 6}`) as number, l = file.cell(`S!A${i + 6}`).value as number;
    const rel = (v: number) => (Number.isNaN(x) ? JSON.stringify(v) : typeof v === "number" ? (x === 0 ? v : Math.abs(v / x - 1)).toExponential(1) : JSON.stringify(v));
    return `${f.padEnd(60)} ${String(x).padEnd(24)} embedded ${rel(e)}  LO ${rel(l)}`;
  });
  require("fs").writeFileSync("/tmp/probe.txt", out.join("\n"));
  engine.dispose();
}, 140000);
