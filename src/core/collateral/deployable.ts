import { check } from "../errors";
import type { Multiple, Units } from "../units";

export interface DeployableInput {
  readonly siteMw: number;
  /** Power of one GPU with its share of the server and the network. */
  readonly kwPerGpu: number;
  readonly pue: Multiple;
  readonly racks?: number | undefined;
  readonly rackKw?: number | undefined;
  /** Power of one server; absent = kwPerGpu · gpusPerServer. */
  readonly serverKw?: number | undefined;
  readonly gpusPerServer: number;
  /** Most servers that fit into a rack, whatever its power; absent = power decides. */
  readonly serversPerRack?: number | undefined;
}

export interface DeployableWorkings {
  /** Power left for computing: siteMw/pue, in kW. */
  readonly computingKw: number;
  readonly byPower: Units;
  readonly serverKw: number;
  /** Servers in one rack; absent without racks. */
  readonly serversInRack: number | undefined;
  readonly byRacks: Units | undefined;
  readonly deployable: Units;
}

/** Largest whole number of times; 30.6/10.2 is 3 although binary numbers make it a little less. */
const wholeTimes = (ratio: number): number => Math.floor(ratio * (1 + 1e-12));

/**
 * GPUs that a site can host: power sets one limit, racks another.
 *
 *     byPower = ⌊1000 · siteMw / (pue · kwPerGpu)⌋
 *     byRacks = racks · min(serversPerRack, ⌊rackKw/serverKw⌋) · gpusPerServer
 *     answer  = min(byPower, byRacks), by power alone where no racks are given
 *
 * A rack that cannot feed one server hosts none: a 120 kW rack-scale system in a 40 kW hall is worth 0 there, whatever
 * the site's megawatts. Whole servers are not enforced on the power limit.
 *
 * Units    MW, kW, counts -> GPUs.
 * Errors   bad-input: racks without rackKw or serversPerRack; a rack argument without racks; a number that overflows.
 * Source   docs/conventions.md#deployable-gpus
 */
export function deployableGpus(input: DeployableInput): DeployableWorkings {
  const { siteMw, kwPerGpu, pue, racks, rackKw, gpusPerServer, serversPerRack } = input;
  const describesRack = rackKw !== undefined || serversPerRack !== undefined;
  const rackIsKnown = racks === undefined || describesRack;
  check<DeployableInput>("rackKw", rackIsKnown, "expected the power of a rack, or servers_per_rack, because racks are given, got neither");
  check<DeployableInput>("racks", racks !== undefined || !describesRack, "expected the number of racks because a rack is described, got none");

  const computingKw = (siteMw * 1000) / pue;
  const byPower = wholeTimes(computingKw / kwPerGpu);
  check<DeployableInput>("kwPerGpu", Number.isFinite(byPower), () => `expected the power of one GPU in kW, got ${kwPerGpu}`);
  const serverKw = input.serverKw ?? kwPerGpu * gpusPerServer;
  const serversInRack =
    racks === undefined ? undefined : Math.min(serversPerRack ?? Infinity, rackKw === undefined ? Infinity : wholeTimes(rackKw / serverKw));
  const byRacks = racks === undefined || serversInRack === undefined ? undefined : racks * serversInRack * gpusPerServer;
  return { computingKw, byPower, serverKw, serversInRack, byRacks, deployable: Math.min(byPower, byRacks ?? Infinity) };
}
