import { bridgeCommand } from "./bridge";
import { calcCommand } from "./calc";
import { type Command, type ExitCode, isReason, isUsageProblem } from "./command";
import { functionsCommand } from "./functions";
import { presetsCommand } from "./presets";
import type { Streams } from "./streams";
import { workbookCommand } from "./workbook";
import { PRODUCT_VERSION } from "../functions/version";

const COMMANDS: readonly Command[] = [calcCommand, functionsCommand, presetsCommand, workbookCommand, bridgeCommand];

const overview = `Compute Credit ${PRODUCT_VERSION}: credit analysis of loans against GPUs

ccredit <command> [options]

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join("\n")}

ccredit <command> --help says more. Exit code: 0 done, 1 could not be done or the answer is
an error, 2 the command line is wrong.
`;

/** Runs one command line. Never throws for what the user did; a bug passes through. */
export const run = async (argv: readonly string[], streams: Streams): Promise<ExitCode> => {
  const { stdout, stderr } = streams;
  const [name, ...rest] = argv;
  if (name === "--help" || name === "-h" || name === "help") {
    await stdout.write(overview);
    return 0;
  }
  if (name === "--version") {
    await stdout.write(`${PRODUCT_VERSION}\n`);
    return 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) {
    await stderr.write(`${name === undefined ? "expected a command" : `unknown command "${name}"`}\n\n${overview}`);
    return 2;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    await stdout.write(`${command.help}\n`);
    return 0;
  }
  try {
    return await command.run(rest, streams);
  } catch (problem) {
    if (isUsageProblem(problem)) {
      await stderr.write(`${problem.usage}\n\n${command.help}\n`);
      return 2;
    }
    if (isReason(problem)) {
      await stderr.write(`${problem.reason}\n`);
      return 1;
    }
    throw problem;
  }
};
