import { type Bridge, METHODS } from "../sheets/bridge";
import { faceOf } from "../sheets/faces";
import { addressIn, CONTROLS, outputAddress } from "../sheets/outputs";
import { quoteSheet } from "../sheets/references";
import { apartOn } from "../workbook/apart";
import { bridgeBetween } from "../workbook/bridge";
import { embeddedWorkbook } from "../workbook/embedded";
import { type Command, giveUp, misuse } from "./command";
import { parseOptions, wholeNumber } from "./options";
import { findPreset, findScenario } from "./presets";

const line = (label: string, value: number): string => `${(value < 0 ? "" : "+") + value.toPrecision(6)}`.padStart(16) + `  ${label}`;

const printed = ({ question, before, after, lines, interaction, method, calculations }: Bridge): string => {
  const moving = [...lines].filter(({ part }) => part !== 0).sort((a, b) => Math.abs(b.part) - Math.abs(a.part));
  const still = lines.filter(({ part }) => part === 0);
  return [
    `${question.label}, scenario ${question.from} to ${question.to}: ${before.toPrecision(6)} to ${after.toPrecision(6)}`,
    ...moving.map(({ label, unit, before: was, after: becomes, part }) => line(`${label}: ${was ?? "–"} to ${becomes ?? "–"} ${unit}`, part)),
    ...(interaction === undefined ? [] : [line("together, beyond each by itself", interaction)]),
    line("in all", after - before),
    ...(still.length > 0 ? [`Changes that do not move it: ${still.map(({ label }) => label).join("; ")}.`] : []),
    `${METHODS[method].en} ${calculations} calculations.`,
  ].join("\n");
};

export const bridgeCommand: Command = {
  name: "bridge",
  summary: "Which change between two scenarios moved an answer, and by how much",
  help: `ccredit bridge P FROM TO [--answer KEY] [--json]

Splits the difference of an answer of preset P between scenarios FROM and TO over the changes
that made it. The parts add up to the difference.

  --answer KEY   the answer by its key; the first headline (LLCR of a loan) where left out
  --json         with every change, also those that do not move the answer`,
  run: async (argv, { stdout }) => {
    const { values, positionals } = parseOptions(argv, { answer: { type: "string" }, json: { type: "boolean" } });
    const [id, first, second, ...more] = positionals;
    if (id === undefined || first === undefined || second === undefined || more.length > 0) return misuse("bridge: expected a preset and the numbers of two scenarios");
    const preset = findPreset(id);
    if (preset.archetype === "miners") return giveUp(`${id} compares several companies; a bridge needs one`);
    const [from, to] = [findScenario(preset, wholeNumber(first, "FROM")), findScenario(preset, wholeNumber(second, "TO"))];
    const answers = faceOf(preset.archetype).outputs.filter(({ format }) => format !== "text");
    const wanted = values["answer"];
    const output = wanted === undefined ? answers[0]! : answers.find(({ key }) => key === wanted) ?? giveUp(`${id} has no answer "${wanted}"; it has: ${answers.map(({ key }) => key).join(", ")}`);
    const { loadedPreset, newEngine } = await import("./session");
    const { plan, engine } = await loadedPreset(id, from);
    const sheet = (key: string): string => quoteSheet(plan.sheets.find((one) => one.key === key)!.name);
    try {
      const bridge = await bridgeBetween(embeddedWorkbook(engine), {
        answer: outputAddress(plan, output), label: output.label, format: output.format, scenarioCell: addressIn(plan, "about", CONTROLS.scenario),
        sheets: { inputs: sheet("inputs"), scenarios: sheet("scenarios") }, from, to,
      }, async () => apartOn(await newEngine())).catch((problem: Error) => giveUp(problem.message));
      const { question: _, ...plain } = bridge;
      await stdout.write(values["json"] ? `${JSON.stringify({ preset: id, answer: output.key, from, to, ...plain }, null, 2)}\n` : `${printed(bridge)}\n`);
      return 0;
    } finally {
      engine.dispose();
    }
  },
};
