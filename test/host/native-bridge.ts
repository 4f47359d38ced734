import { guess } from "./guesses";
import { type Host, WIRE } from "./host";

export interface NativeBridge {
  sendMessageToHost(json: string): void;
  onMessageFromHost?: (json: string) => void;
  /** Messages nobody here understands: there should be none. */
  readonly strange: readonly string[];
}
interface Message { readonly id: number; readonly type: number; readonly flags: number; readonly message: { readonly url?: unknown; readonly body: unknown } }

const REQUEST = 1;
const ANSWER = 2;
const EVENTS = 3;

/** How a request that is refused as a whole comes back: a status, and the error as the body of a web service. */
const REFUSALS: Readonly<Record<number, readonly [status: number, code: string]>> = {
  [WIRE.cellEdit]: [400, "InvalidOperationInCellEditMode"],
  [WIRE.throttled]: [429, "ActivityLimitReached"],
  [WIRE.tooLarge]: [413, "RequestPayloadSizeLimitExceeded"],
  [WIRE.denied]: [403, "AccessDenied"],
  [WIRE.lostSession]: [408, "InvalidOrTimedOutSession"],
};

/** The wire of the desktop: the library finds a bridge object and sends its requests through it. */
export const nativeBridge = (host: Host): NativeBridge => {
  const strange: string[] = [];
  const refused = (code: number): { readonly statusCode: number; readonly headers: object; readonly body: string } => {
    guess("bridge-refusal");
    const known = REFUSALS[code];
    if (!known) throw new Error(`THE SIMULATED HOST does not model the refusal ${code} over the bridge`);
    return { statusCode: known[0], headers: {}, body: JSON.stringify({ error: { code: known[1], message: "injected" } }) };
  };
  const bridge: NativeBridge = {
    strange,
    sendMessageToHost(json) {
      const { id, type, flags, message } = JSON.parse(json) as Message;
      if (type !== REQUEST || !/^ProcessQuery/i.test(String(message.url))) {
        strange.push(`type ${type}, ${String(message?.url)}`);
        return;
      }
      const body = typeof message.body === "string" ? message.body : JSON.stringify(message.body);
      void host.receive(body, flags).then((outcome) => {
        if (outcome.kind === "silence") return;
        const answer = outcome.kind === "answer" ? { statusCode: 200, headers: {}, body: outcome.text } : refused(outcome.code);
        // An answer comes later, never inside the call that asks.
        setTimeout(() => bridge.onMessageFromHost!(JSON.stringify({ id, type: ANSWER, message: answer })), 0);
      });
    },
  };
  host.push = (entries) => bridge.onMessageFromHost?.(JSON.stringify({ type: EVENTS, controlId: "", message: { entries } }));
  return bridge;
};
