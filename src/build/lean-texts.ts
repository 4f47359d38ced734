import type { NodePath, PluginObj, types } from "@babel/core";

type Types = typeof types;

/** What a person reads beside a function and no calculation does. functions/texts.ts gives it to whoever shows it. */
const READ_ONLY = ["summary", "formula", "limits", "errors", "sources", "related", "examples", "steps"];
/** A constant of such a name holds limits or errors in words and nothing else; it goes with them. */
const READ_ONLY_CONSTANT = /^[A-Z_]+_(?:LIMIT|ERROR)S?$/;
/** Makers of arguments; the meaning that stands in their call is read by people only. */
const SLOTS = [
  "number", "numberOr", "optionalNumber", "series", "seriesOr", "optionalSeries", "matrix", "path", "word", "wordSeries", "flag",
  "text", "textOr", "optionalText", "texts", "anySeries", "optionalAnySeries", "optionalPeriod", "pairs",
];

/** Whether the name means what define.ts exports under that name. */
const isOfDefine = (path: NodePath, name: string): boolean => {
  const binding = path.scope.getBinding(name);
  if (!binding) return false;
  const { parent } = binding.path;
  if (parent.type === "ImportDeclaration") return /(?:^|\/)define$/.test(parent.source.value);
  const { filename } = (path.hub as unknown as { readonly file: { readonly opts: { readonly filename?: string } } }).file.opts;
  return /[\\/]define\.ts$/.test(filename ?? "") && binding.scope.path.isProgram();
};

const calledName = (t: Types, node: types.Node | null | undefined): string => (t.isCallExpression(node) && t.isIdentifier(node.callee) ? node.callee.name : "");
const keyOf = (t: Types, node: types.Node): string => (t.isObjectProperty(node) || t.isObjectMethod(node) ? (t.isIdentifier(node.key) ? node.key.name : t.isStringLiteral(node.key) ? node.key.value : "") : "");

const isWrittenOut = (t: Types, node: types.Node | null | undefined): boolean =>
  t.isStringLiteral(node) || t.isTemplateLiteral(node) || (t.isBinaryExpression(node, { operator: "+" }) && isWrittenOut(t, node.left) && isWrittenOut(t, node.right));

/** The names that a part of the file uses: what nothing else needs goes with it. */
const namesIn = (path: NodePath): readonly string[] => {
  const names: string[] = [];
  path.traverse({ Identifier: (inner) => { if (inner.isReferencedIdentifier()) names.push(inner.node.name); } });
  return path.isIdentifier() ? [path.node.name] : names;
};

/** Takes the texts off a declaration and answers with the names that they used. */
const strip = (t: Types, declaration: NodePath<types.CallExpression>): readonly string[] => {
  const [given] = declaration.get("arguments");
  if (!given?.isObjectExpression()) throw declaration.buildCodeFrameError("defineFunction needs its declaration in place, as { … }: the build takes the texts out of it");
  return given.get("properties").flatMap((property) => {
    if (property.isSpreadElement()) throw property.buildCodeFrameError("A declaration names its own properties: the build cannot see the texts in what is spread into it");
    if (!READ_ONLY.includes(keyOf(t, property.node))) return [];
    const names = namesIn(property);
    property.remove();
    return names;
  });
};

/** Takes out the constants that hold limits or errors; answers with the names that they used. */
const stripConstants = (program: NodePath<types.Program>): readonly string[] =>
  program.get("body").flatMap((statement) => {
    const declared = statement.isExportNamedDeclaration() ? (statement.get("declaration") as NodePath) : statement;
    if (!declared.isVariableDeclaration()) return [];
    return declared.get("declarations").flatMap((one) => {
      if (one.node.id.type !== "Identifier" || !READ_ONLY_CONSTANT.test(one.node.id.name)) return [];
      const names = namesIn(one.get("init") as NodePath);
      one.remove();
      return names;
    });
  });

/** Removes imports and constants that texts alone used, and in turn what those alone used. */
const sweep = (program: NodePath<types.Program>, names: readonly string[]): void => {
  program.scope.crawl();
  for (const name of new Set(names)) {
    const binding = program.scope.getOwnBinding(name);
    if (!binding || binding.referenced || !binding.constant) continue;
    if (binding.kind === "module") binding.path.remove();
    else if (binding.path.isVariableDeclarator()) {
      const next = namesIn(binding.path.get("init") as NodePath);
      binding.path.remove();
      sweep(program, next);
    }
  }
};

/** Reduces one use of `words`: to its English, or to nothing where people alone read it. */
const reduce = (t: Types, path: NodePath<types.Identifier>): void => {
  const call = path.parentPath;
  if (!call?.isCallExpression() || path.key !== "callee") {
    throw path.buildCodeFrameError("words must be called where it stands: the build takes the Spanish out of the call");
  }
  const [, spanish] = call.node.arguments;
  if (call.node.arguments.length !== 2 || !isWrittenOut(t, spanish)) {
    throw call.buildCodeFrameError('words needs both texts written out, words("English", "Español"): the build takes the Spanish out');
  }
  const { parentPath: around } = call;
  const name = calledName(t, around?.node);
  const isMeaning = call.listKey === "arguments" && SLOTS.includes(name) && isOfDefine(path, name);
  // EXPLAIN prints how a part is calculated, and its meaning only where nothing says how.
  const isExplained = around?.isObjectProperty() && keyOf(t, around.node) === "meaning" && (around.parent as types.ObjectExpression).properties.some((other) => keyOf(t, other) === "how");
  if (isMeaning || isExplained) call.replaceWith(t.unaryExpression("void", t.numericLiteral(0)));
  else {
    call.node.arguments.pop();
    // Lets the minimizer drop a text that nobody uses any more, such as a limit that several functions share.
    t.addComment(call.node, "leading", "#__PURE__");
  }
};

/**
 * For the functions as pages load them: of each declaration remains what calculates, of words("English", "Español") the
 * English that EXPLAIN prints. What is taken out is missing, not empty: to read it there is an error, not a silence.
 * Whatever the plugin does not understand stops the build.
 */
export const leanTexts = ({ types: t }: { readonly types: Types }): PluginObj => ({
  name: "lean-texts",
  visitor: {
    Program: {
      // On the way out, when types are gone: what remains is what runs.
      exit(program) {
        program.scope.crawl();
        const used: string[] = [];
        program.traverse({
          CallExpression(call) {
            if (calledName(t, call.node) === "defineFunction" && isOfDefine(call, "defineFunction")) used.push(...strip(t, call));
          },
        });
        used.push(...stripConstants(program));
        program.traverse({
          Identifier(path) {
            if (path.node.name === "words" && path.isReferencedIdentifier() && isOfDefine(path, "words")) reduce(t, path);
          },
        });
        sweep(program, used);
        program.traverse({
          Identifier(path) {
            if (!READ_ONLY_CONSTANT.test(path.node.name) || !path.isReferencedIdentifier()) return;
            throw path.buildCodeFrameError(`${path.node.name} holds limits or errors in words, which the build takes out: it can stand only among those of a declaration`);
          },
        });
      },
    },
  },
});
