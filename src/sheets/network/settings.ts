import { convention, type Setting } from "../settings";

/** Model settings, the same in every scenario. */
export const SETTINGS: readonly Setting[] = [
  convention("year", "Calendar year of the flows", "year", 2026, "One year for every flow: a contract total beside a year's revenue means nothing"),
  convention("financing", "Kind of flow: equity, loans, prepayments", "word", "financing", "As column D of Flows writes it"),
  convention("purchase", "Kind of flow: compute and chips bought", "word", "purchase", "As column D of Flows writes it"),
  convention("outside", "Kind of flow: money of a party that sells nothing here", "word", "outside", "As column D of Flows writes it"),
  convention("show_share", "Part of CIRCULAR_FLOW: the share", "word", "SHARE", "One number"),
  convention("show_circles", "Part of CIRCULAR_FLOW: the circles", "word", "CIRCULATION", "One of possibly several largest splits; its total is unique"),
  convention("show_net", "Part of CIRCULAR_FLOW: what is left", "word", "NET", "As above"),
  convention("claim_node", "Number of the supplier in the two-party claim", "number", 1, "Amazon stands first", "integer"),
  convention("alpha", "Outside cash that survives a default", "fraction", 1, "No public record for such firms; 1 is the mildest case, Clearing shows a harsher one", "decimal"),
  convention("beta", "Receipts that survive a default", "fraction", 1, "As above", "decimal"),
  convention("pd_years", "Horizon of default probabilities", "years", 1, "The year of the flows", "years"),
  convention("threshold", "Coverage below which a supplier cannot pay", "x", 1, "Cash flow equals debt service", "multiple"),
  convention("no_relet", "Revenue after a default where nothing is let again", "fraction", 0, "Capacity built for one customer", "decimal"),
  convention("burn_band", "Band within which obligations agree with a burn forecast", "%", 0.1, "House band of the two checks on OpenAI's burn", "percent"),
  convention("tolerance", "Largest gap that counts as none", "relative", 1e-9, "Rounding of binary arithmetic only"),
];
