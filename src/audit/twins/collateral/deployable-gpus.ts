import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** 30.6/10.2 is 3 although binary numbers make it a little less. */
const wholeTimes = (ratio: string): string => `INT((${ratio})*(1+1E-12))`;
const orNoLimit = (argument: string, limit: string): string => `IF(${argument}="",1E+300,${limit})`;

/** DEPLOYABLE_GPUS; a call over a range takes one column for each cell. */
export const deployableGpusTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, lifted: columns, per } = argumentsOf(call);
  const [racks, rackKw, serverKw, perServer, perRack] = ["racks", "rackKw", "serverKw", "gpusPerServer", "serversPerRack"].map(per) as [
    string,
    string,
    string,
    string,
    string,
  ];
  return closed(
    "DEPLOYABLE_GPUS with built-in functions",
    call,
    [
      ...rows,
      row("computing_kw", "kW", "1000 · site_mw/pue", `=1000*${per("siteMw")}/${per("pue")}`, columns),
      row("by_power", "GPU", "⌊computing kW/kw_per_gpu⌋", `=${wholeTimes(`{computing_kw.}/${per("kwPerGpu")}`)}`, columns),
      row("power_of_server", "kW", "server_kw, or kw_per_gpu · gpus_per_server", `=IF(${serverKw}="",${per("kwPerGpu")}*${perServer},${serverKw})`, columns),
      row(
        "servers_in_rack",
        "count",
        "min(servers_per_rack, ⌊rack_kw/power of server⌋)",
        `=MIN(${orNoLimit(perRack, perRack)},${orNoLimit(rackKw, wholeTimes(`${rackKw}/{power_of_server.}`))})`,
        columns,
      ),
      output(
        "deployable",
        "GPU",
        "min(by power, racks · servers in rack · gpus_per_server); by power alone without racks",
        `=IF(${racks}="",{by_power.},MIN({by_power.},${racks}*{servers_in_rack.}*${perServer}))`,
        columns,
      ),
    ],
    [{ native: "deployable", unit: "GPU", of: call, places: liftedPlaces(call) }],
  );
};
