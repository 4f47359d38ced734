/** Facts for the rooms that may look at presets but not behind them. */
export { type Fact, factById } from "../facts/facts";
