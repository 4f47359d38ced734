import { deployableGpus } from "../../core/collateral/deployable";
import { defineFunction, number, numberOr, optionalNumber, words } from "../define";

export const DEPLOYABLE_GPUS = defineFunction({
  name: "DEPLOYABLE_GPUS",
  family: "collateral",
  summary: words("GPUs that a site can host, by its power and by its racks: the physical limit behind collateral and redeployment.", "GPU que caben en un emplazamiento por potencia y por armarios: el límite físico de la garantía y su reubicación."),
  args: {
    siteMw: number("MW", words("Power of the site, cooling included", "Potencia del emplazamiento, refrigeración incluida"), { range: { min: 0 } }),
    kwPerGpu: number("kW", words("Power of one GPU with its share of server and network: 1.275 DGX H100, about 1.67 NVL72", "Potencia de una GPU con su parte de servidor y red: 1,275 DGX H100, unos 1,67 NVL72"), { range: { above: 0 } }),
    pue: numberOr("x", words("Power usage effectiveness: site power / computing power", "PUE: potencia total / potencia de cómputo"), {
      default: 1.25, range: { min: 1, max: 10 },
      evidence: { grade: "D", why: words("a new site; operators report 1.54 on average (Uptime 2025)", "emplazamiento nuevo; los operadores declaran 1,54 de media (Uptime 2025)") },
    }),
    racks: optionalNumber("count", words("Racks; left out: power alone decides", "Armarios; omitido: decide solo la potencia"), { range: { min: 0, whole: true } }),
    rackKw: optionalNumber("kW", words("Power that one rack can feed and cool; required with racks unless servers_per_rack is given", "Potencia que alimenta y enfría un armario; obligatoria con racks salvo que se dé servers_per_rack"), { range: { min: 0 } }),
    serverKw: optionalNumber("kW", words("Power of one server; left out: kw_per_gpu times gpus_per_server", "Potencia de un servidor; omitida: kw_per_gpu por gpus_per_server"), { range: { above: 0 } }),
    gpusPerServer: numberOr("GPU", words("GPUs in one server; 72 for a rack-scale system", "GPU por servidor; 72 en sistemas de armario completo"), {
      default: 8, range: { min: 1, whole: true },
      evidence: { grade: "A", why: words("DGX and HGX H100, H200 and B200", "DGX y HGX H100, H200 y B200") },
    }),
    serversPerRack: optionalNumber("count", words("Most servers in one rack, whatever its power", "Máximo de servidores por armario, sea cual sea su potencia"), { range: { min: 0, whole: true } }),
  },
  returns: { shape: "scalar", part: { name: "deployable", unit: "GPU", meaning: words("GPUs that can be hosted", "GPU que se pueden alojar"), how: "min(by_power, by_racks)" } },
  formula: "min(⌊1000 · site_mw/(pue · kw_per_gpu)⌋, racks · min(servers_per_rack, ⌊rack_kw/server_kw⌋) · gpus_per_server)",
  limits: [
    words("A rack that cannot feed one server hosts none: 120 kW rack-scale systems have no place in halls of 30 to 40 kW racks. 18 % of operators use direct liquid cooling (Uptime 2025, n = 388).", "Un armario que no alimenta un servidor no aloja ninguno: los sistemas de 120 kW no caben en salas de 30 a 40 kW. El 18 % de los operadores usa refrigeración líquida directa (Uptime 2025, n = 388)."),
    words("Nameplate power; network, storage, redundancy and a utility's real delivery date all take their share.", "Potencia nominal; red, almacenamiento, redundancia y la entrega real de la eléctrica restan."),
    words("By power the count is of single GPUs, not of whole servers.", "Por potencia se cuentan GPU sueltas, no servidores enteros."),
  ],
  errors: {
    "#VALUE!": [
      words("racks without rack_kw or servers_per_rack", "racks sin rack_kw ni servers_per_rack"),
      words("rack_kw or servers_per_rack without racks", "rack_kw o servers_per_rack sin racks"),
      words("kw_per_gpu is so small that the number of GPUs is too large", "kw_per_gpu es tan pequeña que el número de GPU es demasiado grande"),
    ],
  },
  warnings: ({ kwPerGpu }) => (kwPerGpu > 10 ? [words(`kw_per_gpu ${kwPerGpu} looks like the power of a server: DGX H100 takes 10.2 kW for eight GPUs`, `kw_per_gpu ${kwPerGpu} parece la potencia de un servidor: DGX H100 toma 10,2 kW para ocho GPU`)] : []),
  sources: ["docs/conventions.md#deployable-gpus", "Nvidia DGX H100 data sheet: 10.2 kW for 8 GPUs", "Uptime Institute, UII 431 and UII 180 (2025)"],
  related: ["DISPLACEMENT_RENT", "LIQ_FACTOR"],
  examples: [
    { given: { siteMw: 20, kwPerGpu: 1.275 }, result: 12549, because: "⌊20000/1.25/1.275⌋" },
    { given: { siteMw: 20, kwPerGpu: 1.275, racks: 500, rackKw: 15 }, result: 4000, because: "one 10.2 kW server in each 15 kW rack: 500 · 8" },
    { given: { siteMw: 20, kwPerGpu: 1.6667, racks: 500, rackKw: 40, serverKw: 120, gpusPerServer: 72 }, result: 0, because: "a 120 kW rack-scale system does not fit a 40 kW rack" },
  ],
  compute: deployableGpus,
  steps: [
    { of: "computingKw", unit: "kW", how: "1000 · site_mw/pue" },
    { of: "byPower", unit: "GPU", how: "⌊computing_kw/kw_per_gpu⌋" },
    { of: "serverKw", unit: "kW", how: "server_kw, or kw_per_gpu · gpus_per_server" },
    { of: "serversInRack", unit: "count", how: "min(servers_per_rack, ⌊rack_kw/server_kw⌋)" },
    { of: "byRacks", unit: "GPU", how: "racks · servers_in_rack · gpus_per_server" },
  ],
  result: (workings) => workings.deployable,
});
