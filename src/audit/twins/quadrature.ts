import { gaussLegendre } from "../../core/numerics/quadrature";
import { count } from "./layout";
import { row } from "./rows";
import type { TwinRow } from "./twin";

const NODES = 16;
const RULE = gaussLegendre(NODES);
/** A sheet has 16,384 columns; a reader has less patience. */
export const MOST_PANELS = 64;
export const pointsOf = (panels: number): number => panels * NODES;

/**
 * An integral laid out in cells: one column for each point, in equal panels of 16 Gauss–Legendre points each. The integral
 * of a row f is SUMPRODUCT({weight:},{f:}). `name` ends the keys where a twin needs several.
 */
export const quadratureRows = (low: string, high: string, panels: number, variable: string, name = ""): readonly TwinRow[] => {
  const columns = count(panels).flatMap((panel) => RULE.nodes.map((node, k) => ({ panel, node, weight: RULE.weights[k]! })));
  return [
    row(`lowest${name}`, "number", `where the integral over the ${variable} begins`, `=${low}`),
    row(`highest${name}`, "number", "and where it ends", `=${high}`),
    row(
      `panel${name}`,
      "number",
      `${panels} panels of equal width`,
      columns.map(({ panel }) => panel),
    ),
    row(
      `node${name}`,
      "number",
      `Gauss–Legendre nodes of order ${NODES} on −1 to 1`,
      columns.map(({ node }) => node),
    ),
    row(
      `node_weight${name}`,
      "number",
      "their weights: 2 in each panel",
      columns.map(({ weight }) => weight),
    ),
    row(
      `point${name}`,
      "number",
      `${variable} at the node: start of the panel + (1 + node)/2 of its width`,
      `={lowest${name}}+({highest${name}}-{lowest${name}})/${panels}*({panel${name}.}-1+(1+{node${name}.})/2)`,
      columns.length,
    ),
    row(
      `weight${name}`,
      "number",
      "node weight · half the width of a panel",
      `={node_weight${name}.}*({highest${name}}-{lowest${name}})/${panels}/2`,
      columns.length,
    ),
  ];
};
