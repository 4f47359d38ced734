import type { Host } from "./host";

export interface NativeBridge {
  sendMessageToHost(json: string): void;
  onMessageFromHost?: (json: string) => void;
}
interface Message { readonly id: number; readonly type: number; readonly flags: number; readonly message: { readonly body: unknown } }

/** The wire of the desktop: the library finds a bridge object and sends its requests through it. */
export const nativeBridge = (host: Host): NativeBridge => {
  const bridge: NativeBridge = {
    sendMessageToHost(json) {
      const { id, type, flags, message } = JSON.parse(json) as Message;
      if (type !== 1) return;
      const body = typeof message.body === "string" ? message.body : JSON.stringify(message.body);
      void host.receive(body, flags).then((outcome) => {
        if (outcome.kind === "silence") return;
        const answer = outcome.kind === "answer" ? { statusCode: 200, headers: {}, body: outcome.text } : { statusCode: 503, headers: {}, body: "" };
        bridge.onMessageFromHost!(JSON.stringify({ id, type: 2, message: answer }));
      });
    },
  };
  host.push = (entries) => bridge.onMessageFromHost?.(JSON.stringify({ type: 3, controlId: "", message: { entries } }));
  return bridge;
};
