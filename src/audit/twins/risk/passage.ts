import { normal } from "../expressions";
import { pointsOf, quadratureRows } from "../quadrature";
import { row } from "../rows";
import type { TwinRow } from "../twin";

/** Standard deviations beyond which the density is below 1e-17 of its peak. */
const FAR = 8.5;
/** Width of a panel in standard deviations of one period: 16 points then carry density times kernel. */
const PANEL = 3;

/**
 * First failure along one path of the price: the density of the paths that have passed every test so far, at the points of
 * a quadrature, cut at the boundary of each test and carried to the next by the normal kernel.
 */
export const passageRows = (boundary: readonly number[], tests: readonly number[], vol: number, freq: number): readonly TwinRow[] =>
  tests.flatMap((t, i): readonly TwinRow[] => {
    const before = tests[i - 1];
    const panelsAt = (test: number): number => {
      const [mean, spread] = [(-(vol ** 2) * test) / freq / 2, vol * Math.sqrt(test / freq)];
      const low = Math.min(mean + FAR * spread, Math.max(Math.log(boundary[test - 1]!), mean - FAR * spread));
      return Math.max(1, Math.ceil((mean + FAR * spread - low) / (PANEL * (vol / Math.sqrt(freq)))));
    };
    const panels = panelsAt(t);
    const columns = pointsOf(panels);
    const [mean, spread] = [`{mean_${t}}`, `{spread_${t}}`];
    const high = `${mean}+${FAR}*${spread}`;
    const grid = [
      row(`mean_${t}`, "logarithm", `of the price in period ${t}: −vol²/2 · period/freq`, `=-0.5*{vol}^2*{period@${t}}/{freq}`),
      row(`spread_${t}`, "number", "vol · √(period/freq)", `={vol}*SQRT({period@${t}}/{freq})`),
      ...quadratureRows(`MIN(${high},MAX({log_boundary@${t}},${mean}-${FAR}*${spread}))`, high, panels, "logarithm of the price", `_${t}`),
    ];
    if (before === undefined)
      return [
        ...grid,
        row(
          `mass_${t}`,
          "fraction",
          "weight · density of the paths that pass the first test",
          `={weight_${t}.}*NORM.S.DIST(({point_${t}.}-${mean})/${spread},FALSE)/${spread}`,
          columns,
        ),
        row(
          `failed_${t}`,
          "fraction",
          "Φ((boundary − mean)/spread): fails the first test",
          `=${normal(`({log_boundary@${t}}-${mean})/${spread}`)}`,
        ),
      ];
    const [drift, step] = [`{drift_${t}}`, `{step_${t}}`];
    return [
      ...grid,
      row(drift.slice(1, -1), "logarithm", `mean move since the test in period ${before}`, `=${mean}-{mean_${before}}`),
      row(step.slice(1, -1), "number", "spread of that move", `={vol}*SQRT(({period@${t}}-{period@${before}})/{freq})`),
      row(
        `fails_${t}`,
        "fraction",
        "mass · Φ((boundary − point − drift)/step): of each point of the test before, what fails now",
        `={mass_${before}.}*${normal(`({log_boundary@${t}}-{point_${before}.}-${drift})/${step}`)}`,
        pointsOf(panelsAt(before)),
      ),
      row(`failed_${t}`, "fraction", "first failure in this period", `=SUM({fails_${t}:})`),
      row(
        `mass_${t}`,
        "fraction",
        "weight · Σ mass · normal kernel of the move: the paths that pass this test too",
        `={weight_${t}.}*SUMPRODUCT({mass_${before}:},EXP(-0.5*(({point_${t}.}-${drift}-{point_${before}:})/${step})^2))/(${step}*SQRT(2*PI()))`,
        columns,
      ),
    ];
  });
