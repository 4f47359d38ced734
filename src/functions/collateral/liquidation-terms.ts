import { type Evidence, number, numberOr, weak, words } from "../define";

/** Arguments and warnings shared by the functions that sell collateral. */

export const ELIGIBLE_EVIDENCE: Evidence = { grade: "D", why: words("18 % of operators use direct liquid cooling (Uptime 2025, n = 388); operators are not demand", "El 18 % de los operadores usa refrigeración líquida directa (Uptime 2025, n = 388); operadores no son demanda") };
export const ELASTICITY_EVIDENCE: Evidence = { grade: "C", why: words("fitted to four liquidation factors of one vendor, themselves rules of thumb of appraisers", "ajustada a cuatro factores de un proveedor, reglas prácticas de tasadores") };
export const SALE_DAYS_EVIDENCE: Evidence = { grade: "C", why: words("one vendor's broker sale; an auction takes 30 days, a distressed sale 7", "venta por intermediario según un proveedor; subasta 30 días, forzada 7") };

export const eligible = numberOr("fraction", words("Share of that demand able to house the kit: .18 for liquid-cooled racks, 1 for air-cooled servers", "Parte de esa demanda que puede alojar el equipo: 0,18 con refrigeración líquida, 1 por aire"), {
  default: 1,
  range: { above: 0, max: 1 },
  evidence: ELIGIBLE_EVIDENCE,
});

export const elasticity = numberOr("exponent", words("Fall of price with pace: price ∝ pace^(−elasticity)", "Caída del precio con el ritmo: precio ∝ ritmo^(−elasticidad)"), {
  default: 0.24,
  range: { min: 0, max: 10 },
  evidence: ELASTICITY_EVIDENCE,
});

export const DEPTH_LIMIT = weak("depth", words(
  "Depth has no public number; the only hint is 25 sold comparables. The answer is conditional on it: show it for several depths.",
  "La profundidad no tiene cifra pública; el único indicio son 25 ventas comparables. La respuesta depende de ella: muéstrese con varias.",
));

export const depth = number("GPU per 30 days", words("GPUs the whole market takes in 30 days without a concession; no public number exists", "GPU que todo el mercado absorbe en 30 días sin descuento; no hay cifra pública"), { range: { above: 0 } });
export const unitsToSell = number("GPU", words("GPUs to sell", "GPU que se venden"), { range: { min: 0 } });
export const orderlyPrice = number("$", words("Orderly liquidation price of one GPU today (about 180 days), not its value in use", "Precio de liquidación ordenada de una GPU hoy (unos 180 días), no su valor en uso"), { range: { above: 0 } });
export const resaleDecay = number(
  "per year, effective",
  words("Fall of the resale price a year, negative when prices rise; .23 contains launches", "Caída anual del precio de reventa, negativa si sube; 0,23 incluye lanzamientos"),
  { range: { min: -1, below: 1 } },
);
export const fee = numberOr("fraction of proceeds", words("Seller's commission", "Comisión de venta"), { default: 0, range: { min: 0, max: 1 } });
export const unitCost = numberOr("$ per GPU", words("Removal, transport and legal cost of each GPU, paid when it is sold", "Desmontaje, transporte y costes legales de cada GPU, al venderla"), { default: 0, range: { min: 0 } });
export const carry = numberOr("$ per GPU a year", words("Cost of holding one unsold GPU for a year: storage, power, insurance", "Coste anual de mantener una GPU sin vender: almacén, energía, seguro"), { default: 0, range: { min: 0 } });

export const ORDERLY_PRICE_LIMIT = words(
  "price must be an orderly liquidation value (about 180 days): a value in use or a new price counts the concession as nothing.",
  "price debe ser un valor de liquidación ordenada (unos 180 días): con valor en uso o precio nuevo el descuento queda fuera.",
);
export const SALE_COSTS_LIMIT = weak("", words(
  "Cost of removal and transport, and the share of buyers able to host the kit, have no published numbers: the defaults of 0 and 1 flatter the answer.",
  "El coste de desmontaje y transporte y la parte de compradores aptos no tienen cifras publicadas: los valores 0 y 1 favorecen el resultado.",
));
