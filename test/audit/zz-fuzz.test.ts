import { twinOf } from "../../src/audit/twins/registry";
import { isBlock } from "../../src/audit/twins/twin";
import { createHeadlessEngine } from "../../src/engine/headless";
import { isFormula } from "../../src/sheets/plan";
import { readWorkbook, writeWorkbook } from "../../src/workbook/xlsx";
import { findLibreOffice } from "../support/libreoffice";
import { constantCall, newTwinBook } from "../support/twin-book";
let seed = Number(process.env.SEED ?? 1);
const r = () => { seed = (seed * 1664525 + 1013904223) % 4294967296; return seed / 4294967296; };
const u = (a: number, b: number) => Math.round((a + (b - a) * r()) * 1e4) / 1e4;
const lu = (a: number, b: number) => Number(Math.exp(Math.log(a) + (Math.log(b) - Math.log(a)) * r()).toPrecision(5));
const pick = <T,>(...x: T[]): T => x[Math.floor(r() * x.length)]!;
const li = (n: number, f: () => number) => Array.from({ length: n }, f);
const net = (n: number, d: number) => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j || r() > d ? 0 : u(0, 100))));
const G: Record<string, () => any> = {
  HHI: () => ({ amounts: li(1 + Math.floor(r() * 6), () => lu(1e-3, 1e9)), normalised: pick(true, false) }),
  BACKLOG_RUNOFF: () => ({ amounts: li(3, () => lu(1, 1e9)), years: li(3, () => u(0.1, 9)), horizon: pick(1, 3, 5), freq: pick(1, 4, 12), starts: li(3, () => u(0, 4)) }),
  BACKLOG_VALUE: () => ({ amounts: li(3, () => lu(1, 1e9)), years: li(3, () => u(0.1, 20)), pd: li(3, () => pick(0, 1, lu(1e-8, 1))), disc: u(-0.5, 0.5), relet: li(3, () => u(0, 2)), deflation: li(3, () => u(-0.5, 0.9)), starts: li(3, () => u(0, 4)) }),
  CLEARING: () => { const n = pick(2, 4, 6, 8); return { liabilities: net(n, pick(0.3, 0.6, 1)), external: li(n, () => u(0, pick(5, 60, 300))), extLiab: li(n, () => u(0, pick(0.001, 40))), extSenior: pick(0, u(0, 50)), alpha: pick(1, u(0, 1)), beta: pick(1, u(0, 1)) }; },
  CONTAGION_AV: () => { const [n, k] = [pick(1, 3, 5), pick(1, 2, 4)]; return { assets: li(n, () => lu(1, 1e6)), weights: Array.from({ length: n }, () => li(k, () => u(0, 1 / k))), leverage: li(n, () => u(0, 20)), impact: li(k, () => lu(1e-8, 1e-2)), shock: li(k, () => u(-0.5, 0.1)), output: pick("AV", "SYSTEMIC", "VULNERABLE") }; },
  CIRCULAR_FLOW: () => ({ flows: net(pick(2, 4, 6, 9, 12), pick(0.3, 0.6, 1)), output: pick("SHARE", "NET", "CIRCULATION") }),
  ROUND_TRIP: () => { const n = pick(2, 4, 6, 8); return { financing: net(n, pick(0.3, 0.8)), purchases: net(n, pick(0.3, 0.8)), node: 1 + Math.floor(r() * n) }; },
  FUNDED_SHARE: () => { const n = pick(2, 4, 8, 12); return { financing: net(n, pick(0.3, 0.8)), purchases: net(n, pick(0.3, 0.8)), external: li(n, () => pick(0, u(0, 100))), node: 1 + Math.floor(r() * n) }; },
  CUSTOMER_STRESS: () => { const n = pick(1, 3, 5); return { revenue: li(n, () => u(1, 60)), pd: li(n, () => lu(1e-5, 0.6)), opex: u(0, 60), debtService: u(1, 60), relet: li(n, () => u(0, 1.2)), rho: pick(0, 1, u(0.001, 0.98), u(0.001, 0.98)), threshold: u(0, 2) }; },
  MINER_PD: () => ({ btcQty: lu(10, 1e5), btcPrice: lu(2e4, 2e5), btcVol: u(0.02, 1.5), siteValue: lu(1e6, 1e10), siteVol: u(0.02, 1.5), debt: lu(1e7, 1e10), years: lu(0.05, 10), rho: pick(1, -1, u(-0.98, 0.98), u(-0.98, 0.98), u(-0.98, 0.98)), siteDecay: u(-0.1, 0.4), btcDrift: u(-0.5, 0.5) }),
  MINER_PD_STRESS: () => ({ ...G["MINER_PD"]!(), pStress: u(0, 1), rhoStress: u(0.3, 0.98), volMult: u(0.5, 3), btcShock: u(0, 0.9), siteShock: u(0, 0.9) }),
  MINER_CONVERSION: () => ({ hashprice: u(0, 100), efficiency: u(10, 60), powerPrice: u(0, 0.15), lease: u(0, 250), noiMargin: u(-0.2, 1), capexMw: lu(1e5, 2e7), years: pick(1, 5, 15), disc: u(-0.1, 0.3), escalator: u(-0.1, 0.1), hashDecline: u(-0.3, 0.6), pue: u(1, 2) }),
  LEVERAGE_BRIDGE: () => ({ debt0: u(0, 100), cash0: u(0, 60), base0: u(1, 50), debt1: u(0, 100), cash1: u(0, 60), base1: u(1, 50), price0: u(1, 9), price1: u(1, 9) }),
  CONVERT_CLAIM: () => ({ face: lu(1, 1e9), convPrice: u(1, 90), sharePrice: u(0, 90), vol: u(0, 2), years: u(0.01, 20), rf: u(-0.1, 0.3), spread: u(-0.2, 0.4), coupon: u(0, 0.2) }),
  HIT_PROB: () => ({ spot: u(1, 100), barrier: u(0, 90), vol: u(0, 2), years: lu(0.01, 100), drift: u(-3, 3) }),
  JOINT_PD: () => ({ pd1: pick(lu(1e-5, 0.99), u(0.001, 0.999)), pd2: pick(lu(1e-5, 0.99), u(0.001, 0.999)), rho: u(-0.97, 0.97), ...(r() < 0.5 ? { dof: pick(1, 2, 3, 4, 5, 8, 10, 20, 30, 50, 100, 300, 2.5, 7.7, 33.3) } : {}) }),
  TAIL_DEP: () => ({ rho: u(-0.99, 0.99), dof: pick(lu(0.1, 1e6), 1 + Math.floor(r() * 60)) }),
  MERTON: () => ({ equity: lu(0.01, 1e3), volEquity: u(0.1, 2), debt: lu(0.1, 1e3), rf: u(-0.05, 0.2), years: lu(0.1, 20) }),
  MERTON_PD: () => ({ assets: u(1, 100), debt: u(1, 100), vol: u(0, 1), years: lu(0.1, 20), drift: u(-1, 1) }),
  IMPLIED_PD: () => ({ spread: lu(1e-8, 3), recovery: u(0, 0.99), years: lu(0.01, 90) }),
  DSCR_BREACH_PROB: () => ({ revenue: u(10, 100), opex: u(0, 60), debtService: u(0, 60), years: u(0, 9), vol: u(0, 1), fixed: u(0, 40), threshold: u(0, 2) }),
  DSCR_PD_CURVE: () => { const n = pick(1, 3, 8, 12); return { revenue: li(n, () => u(60, 100)), opex: u(0, 40), debtService: li(n, () => pick(0, u(20, 60), u(20, 60), u(20, 60))), vol: u(0.05, 1), fixed: u(0, 20), freq: pick(1, 4, 12), threshold: u(0.8, 1.5), method: pick("PASSAGE", "PASSAGE", "LOWER", "UPPER") }; },
  LGD_COLLATERAL: () => ({ ead: u(1, 100), collateral: u(0, 300), haircut: u(0, 1), unsecuredRec: u(0, 1), senior: u(0, 50) }),
  EXPECTED_LOSS: () => ({ opening: li(6, () => lu(1, 1e9)), pd: lu(1e-9, 1), lgd: li(6, () => u(0, 1)), rf: u(-0.5, 0.5), freq: pick(1, 4, 12) }),
  FAIR_SPREAD: () => ({ opening: [100, 80, 60, 30], repayments: [20, 20, 30, 30], pd: pick(lu(1e-9, 0.9), [0.01, 0.02, 0.3, 0.4]), recovery: u(0, 1), rf: u(-0.1, 0.3), freq: pick(1, 4, 12), capital: u(0, 0.2) }),
  LOAN_PRICE: () => ({ opening: [100, 80, 60, 30], repayments: [20, 20, 30, 30], spread: u(-0.1, 0.5), pd: pick(lu(1e-9, 1), [0.01, 0.02, 0.3, 0.4]), recovery: u(0, 1), rf: u(-0.1, 0.3), freq: pick(1, 4, 12), capital: u(0, 0.2) }),
  VASICEK_LOSS: () => ({ pd: lu(1e-6, 1), rho: u(0, 0.99), conf: pick(0.9, 0.99, 0.999, 0.9999), lgd: u(0, 1) }),
  IRB_RW: () => ({ pd: lu(1e-5, 1), lgd: u(0, 1), maturity: u(0, 8), ...(r() < 0.5 ? { salesEurM: u(0, 90) } : {}) }),
};
const EACH = Number(process.env.EACH ?? 12);
it("fuzz", async () => {
  const names = (process.env.ONLY ?? Object.keys(G).join()).split(",");
  const none: Record<string, number> = {};
  const calls = names.flatMap((name) => Array.from({ length: EACH }, () => {
    const given = G[name]!();
    const res = twinOf(constantCall(name, given));
    if (!isBlock(res)) { none[`${name}: ${res.none}`] = (none[`${name}: ${res.none}`] ?? 0) + 1; return undefined; }
    return { name, given };
  })).filter((x) => x !== undefined);
  const a = newTwinBook("values"), b = newTwinBook("formulas");
  const pa = calls.map(({ name, given }) => a.add(a.linkedCall(name, given)));
  const pb = calls.map(({ name, given }) => b.add(b.linkedCall(name, given)));
  const file = await readWorkbook(await findLibreOffice()!.recalculate(await writeWorkbook(a.plan(), { value: () => 0, spills: () => [] } as never)));
  const engine = createHeadlessEngine();
  for (const { name, cells } of b.plan().sheets) {
    engine.addSheet(name);
    engine.setMany(name, cells.map(({ row, column, content }) => (content === null ? { row, column } : isFormula(content) ? { row, column, formula: content.formula } : { row, column, value: content })) as never);
  }
  await engine.calculate();
  const lines: string[] = [];
  calls.forEach(({ name, given }, i) => {
    const see = (p: any, v: (x: string) => unknown, tag: string) => {
      if (v(p.address("agrees")) === true) return;
      const rows = p.block.rows.filter((x: any) => x.key.startsWith("agrees_")).flatMap((x: any) => x.cells.flatMap((_: any, k: number) => v(p.address(x.key, k + 1)) === true ? [] : [[x.key, k + 1, v(p.address(x.key.replace("agrees_", ""), k + 1)), v(p.address(x.key.replace("agrees_", "ccredit_"), k + 1))]]));
      lines.push(`${tag} ${name} ${JSON.stringify(given)} ${JSON.stringify(rows)}`);
    };
    see(pa[i], (x) => file.cell(x).value, "LO");
    see(pb[i], (x) => engine.value(x), "EMB");
  });
  require("fs").writeFileSync("/tmp/fuzz.txt", [`${calls.length} calls`, ...Object.entries(none).map(([k, v]) => `none ${v} ${k}`), ...lines].join("\n"));
  engine.dispose();
}, 145000);
