/** Nanoseconds a call of each worksheet function, through evaluate, on its first worked example. Medians of nine runs. */
import { CATALOGUE, LIBRARY } from "../src/functions/catalogue";
import type { Input } from "../src/functions/cells";
import { answer } from "../src/functions/evaluate";

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const asInput = (value: unknown): Input => (isList(value) ? ((value.every(isList) ? value : value.map((entry) => [entry])) as Input) : (value as Input));

/** Runs for about 30 ms at a time, so that the clock's grain and single pauses do not matter. */
const nanosecondsOf = (call: () => unknown): number => {
  let count = 1;
  const time = (): number => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < count; i += 1) call();
    return Number(process.hrtime.bigint() - start);
  };
  while (time() < 3e7) count *= 2;
  const runs = Array.from({ length: 9 }, () => time() / count).sort((a, b) => a - b);
  return runs[4]!;
};

const baseline = nanosecondsOf(() => answer(LIBRARY.find("VERSION")!, [], LIBRARY));
console.log("function            ns per call   × VERSION (the cost of evaluate alone)");
for (const spec of CATALOGUE) {
  const example = spec.examples[0];
  if (!example) continue;
  const inputs = Object.keys(spec.args as object).map((key) => asInput(example.given[key]));
  const ns = nanosecondsOf(() => answer(spec, inputs, LIBRARY));
  console.log(`${spec.name.padEnd(20)}${Math.round(ns).toLocaleString("en-US").padStart(11)}   ${(ns / baseline).toFixed(1).padStart(8)}`);
}
