import { readFileSync, writeFileSync } from "node:fs";
import { createHeadlessEngine } from "../../src/engine/headless";
import { show } from "./sheet";

it("scratch", async () => {
  const rows = JSON.parse(readFileSync(process.env.ROWS!, "utf8")) as { f: string; formula: string }[];
  const engine = createHeadlessEngine([]);
  engine.setMany("Sheet1", rows.map(({ formula }, r) => ({ row: r + 1, column: 1, formula })));
  await engine.calculate();
  const got = show(engine, `A1:A${rows.length}`).map((row) => row[0]);
  writeFileSync(process.env.OUT!, JSON.stringify(rows.map((row, i) => ({ ...row, got: got[i] }))));
  engine.dispose();
}, 140000);
