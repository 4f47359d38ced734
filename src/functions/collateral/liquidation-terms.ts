import { numberOr, words } from "../define";

/** Arguments and warnings shared by the functions that sell collateral. */

export const eligible = numberOr("fraction", words("Share of that demand able to house the kit: .18 for liquid-cooled racks, 1 for air-cooled servers", "Parte de esa demanda que puede alojar el equipo: 0,18 con refrigeración líquida, 1 por aire"), {
  default: 1,
  range: { above: 0, max: 1 },
  evidence: { grade: "D", why: words("18 % of operators use direct liquid cooling (Uptime 2025, n = 388); operators are not demand", "El 18 % de los operadores usa refrigeración líquida directa (Uptime 2025, n = 388); operadores no son demanda") },
});

export const elasticity = numberOr("exponent", words("Fall of price with pace: price ∝ pace^(−elasticity)", "Caída del precio con el ritmo: precio ∝ ritmo^(−elasticidad)"), {
  default: 0.24,
  range: { min: 0, max: 10 },
  evidence: { grade: "C", why: words("fitted to four liquidation factors of one vendor, themselves rules of thumb of appraisers", "ajustada a cuatro factores de un proveedor, reglas prácticas de tasadores") },
});

export const DEPTH_HAS_NO_NUMBER = words(
  "Depth has no public number; the only hint is 25 sold comparables. The answer is conditional on it: show it for several depths.",
  "La profundidad no tiene cifra pública; el único indicio son 25 ventas comparables. La respuesta depende de ella: muéstrese con varias.",
);
