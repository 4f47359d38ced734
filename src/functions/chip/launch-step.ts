import { launchStep } from "../../core/chip/generations";
import { defineFunction, number, numberOr, words } from "../define";

export const LAUNCH_STEP = defineFunction({
  name: "LAUNCH_STEP",
  family: "chip",
  summary: words("Share of rent an old GPU loses at a launch if rent per unit of performance becomes equal.", "Parte del alquiler que pierde una GPU antigua en un lanzamiento si se iguala el alquiler por rendimiento."),
  args: {
    rentOld: number("$/GPU-hour", words("Rent of the old GPU before the launch", "Alquiler de la GPU antigua antes del lanzamiento"), { range: { above: 0 } }),
    perfOld: number("any", words("Performance of the old GPU, in the unit of perf_new: memory bandwidth, FLOP/s, tokens a second", "Rendimiento de la GPU antigua, en la unidad de perf_new: ancho de banda, FLOP/s, tokens por segundo"), { range: { above: 0 } }),
    rentNew: number("$/GPU-hour", words("Rent of the new GPU", "Alquiler de la GPU nueva"), { range: { above: 0 } }),
    perfNew: number("any", words("Performance of the new GPU", "Rendimiento de la GPU nueva"), { range: { above: 0 } }),
    premium: numberOr("x", words("Rent per unit of performance that the old GPU keeps, relative to the new one; 1 is parity", "Alquiler por unidad de rendimiento que conserva la antigua frente a la nueva; 1 es paridad"), {
      default: 1, range: { above: 0 },
      evidence: { grade: "C", why: words("in autumn 2026 by memory bandwidth: A100 .96, H100 1.25 to 1.40; 1 gives an upper bound of the step", "en otoño de 2026 por ancho de banda: A100 0,96, H100 1,25 a 1,40; 1 da una cota superior del salto") },
    }),
  },
  returns: { shape: "scalar", part: { name: "step", unit: "fraction", meaning: words("Share of rent lost; 0 when the old GPU is already below parity", "Parte del alquiler perdida; 0 si ya está por debajo de la paridad"), how: "max(0, 1 − parity_rent/rent_old)" } },
  formula: "max(0, 1 − rent_new · perf_old/perf_new · premium/rent_old)",
  limits: [
    words("An upper bound at premium 1: old generations rent at or above parity, because they are paid off, available and enough for inference.", "Con premium 1 es una cota superior: las generaciones antiguas se alquilan en paridad o más, por estar amortizadas, disponibles y bastar para inferencia."),
    words("The answer depends on the measure of performance: by FLOP/s the step is larger than by memory bandwidth. State which one.", "Depende de la medida de rendimiento: por FLOP/s el salto es mayor que por ancho de banda. Indique cuál."),
    words("Step size is among the weakest evidence here: blogs say 20 to 30 %, the house default of GPU_RESIDUAL is 15 % every two years.", "El tamaño del salto es de la evidencia más débil: los blogs dicen 20 a 30 %; el valor de la casa en GPU_RESIDUAL es 15 % cada dos años."),
  ],
  errors: {
    "#VALUE!": [words("perf_new and perf_old are too far apart to be compared", "perf_new y perf_old distan demasiado para compararse")],
  },
  sources: ["docs/conventions.md#launch-step", "Rents of 27 August to 5 October 2026: henryzhangpku/gpu-price-index, ewyluda/gpu-price-index (grade B)"],
  related: ["GPU_RESIDUAL", "RENT_CURVE", "DISPLACEMENT_RENT"],
  examples: [
    { given: { rentOld: 4, perfOld: 3, rentNew: 6, perfNew: 9 }, result: 0.5, because: "parity 6 · 3/9 = 2, half of 4" },
    { given: { rentOld: 2, perfOld: 3.35, rentNew: 6.84, perfNew: 8 }, result: 0, because: "parity 2.86 is above the rent of 2: nothing more to lose" },
    { given: { rentOld: 4, perfOld: 3, rentNew: 6, perfNew: 9, premium: 1.5 }, result: 0.25, because: "1 − 3/4" },
  ],
  compute: launchStep,
  steps: [{ of: "parityRent", unit: "$/GPU-hour", how: "rent_new · perf_old/perf_new · premium" }],
  result: (workings) => workings.step,
});
