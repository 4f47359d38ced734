import { bestEngine, type Order, serveOrders } from "./serve";

/** The first message to a page's worker: where the compiled kernel lies. */
export interface Start {
  readonly kernel: string;
}

/** The worker of a page. It compiles the kernel itself, so that no page needs a policy that allows compiling. */
const scope = globalThis as unknown as Worker;

const loadFrom = async (address: string): Promise<BufferSource> => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the kernel could not be loaded (${response.status})`);
  return response.arrayBuffer();
};

const early: Order[] = [];
let take = (order: Order): void => { early.push(order); };
scope.onmessage = ({ data }: MessageEvent<Start | Order>) => {
  if (!("kernel" in data)) return take(data);
  void bestEngine(() => loadFrom(data.kernel)).then((engine) => {
    take = serveOrders(engine, (report, transfer) => scope.postMessage(report, [...transfer]));
    early.forEach(take);
  });
};
