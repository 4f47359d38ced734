/** A worker of Node, with the worker's side of the pool. workerData: the compiled kernel, or nothing where it is to be TypeScript. */
import { parentPort, workerData } from "node:worker_threads";
import { bestEngine, type Order, serveOrders } from "../../src/simulation/serve";

const port = parentPort!;
const { kernel, dies } = workerData as { readonly kernel?: Uint8Array<ArrayBuffer>; readonly dies?: boolean };
const load = (): Promise<BufferSource> => (kernel ? Promise.resolve(kernel) : Promise.reject(new Error("no kernel")));

const early: Order[] = [];
let take = (order: Order): void => { early.push(order); };
port.on("message", (order: Order) => {
  // A thread told to die does so in the middle of its third order.
  if (dies && order.id >= 2) process.exit(1);
  take(order);
});
void bestEngine(load).then((engine) => {
  take = serveOrders(engine, (report, transfer) => port.postMessage(report, [...transfer]));
  early.forEach(take);
});
