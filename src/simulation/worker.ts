import { bestEngine, type Order, serveOrders } from "./serve";

/** The worker of a page. It compiles the kernel itself, so that no page needs a policy that allows compiling. */
const scope = globalThis as unknown as Worker;

const load = async (): Promise<BufferSource> => {
  const response = await fetch(new URL("./assembly/engine.ts", import.meta.url));
  if (!response.ok) throw new Error(`the kernel could not be loaded (${response.status})`);
  return response.arrayBuffer();
};

const early: Order[] = [];
let take = (order: Order): void => { early.push(order); };
scope.onmessage = (event: MessageEvent<Order>) => take(event.data);
void bestEngine(load).then((engine) => {
  take = serveOrders(engine, (report, transfer) => scope.postMessage(report, [...transfer]));
  early.forEach(take);
});
