import type { Host } from "./host";

/** What Excel on the web offers; versions are texts, for 1.20 is not 1.2. */
export const requirements = (excelApi: string): Readonly<Record<string, string>> => ({
  excelapi: excelApi, addincommands: "1.3", sharedruntime: "1.2", ribbonapi: "1.2", customfunctionsruntime: "1.5", customfunctions: "1.7",
  settings: "1.1", documentevents: "1.1", selection: "1.1", richapiruntime: "1.2", excelapionline: "1.1", delayforcelledit: "1.1",
});

export interface WebWire {
  /** A message of the page to its parent window. */
  receive(json: unknown): void;
  /** A click on a command of the ribbon. */
  command(action: string): void;
  /** Commands that said they are done. */
  readonly completed: unknown[];
  /** Messages nobody here understands: there should be none. */
  readonly strange: string[];
}
export interface WireOptions { readonly requirements: Readonly<Record<string, string>>; readonly locale: string; readonly origin: string }

const CONVERSATION = "conversation-1";
const APP = "app-1";
interface Message {
  readonly _messageType: number; readonly _actionType: number; readonly _actionName: string; readonly _correlationId: string; readonly _conversationId: string;
  readonly _data: { readonly DdaMethod?: { readonly DispatchId: number }; readonly ArrayData?: readonly unknown[]; readonly [key: string]: unknown };
}

/** The address at which Excel on the web opens the pane: shared runtime with custom functions. */
export const paneAddress = (page: string, { origin, locale }: Pick<WireOptions, "origin" | "locale">): string =>
  `${page}?_host_Info=excel$web$16.01$${locale}$telemetry$$disableLogging$3#&_serializer_version=1&_xdm_Info=${CONVERSATION}|${APP}|${origin}`;

/** The other end of postMessage, as Excel on the web speaks it. */
export const webWire = (host: Host, options: WireOptions, post: (json: string) => void): WebWire => {
  const listening = new Map<string, string>();
  let settings: readonly (readonly [string, string])[] = [];
  const [completed, strange]: [unknown[], string[]] = [[], []];
  const send = (name: string, correlation: string, data: unknown, isEvent = false): void =>
    post(JSON.stringify({
      _messageType: 1, _actionName: name, _conversationId: CONVERSATION, _correlationId: correlation, _origin: options.origin, _data: data,
      _errorCode: 0, _responseType: isEvent ? 1 : 0, _serializerVersion: 1,
    }));
  const tell = (name: string, data: unknown): void => {
    const correlation = listening.get(name);
    if (correlation !== undefined) send(name, correlation, data, true);
  };
  host.push = (entries) => tell("richApiMessage", { ArrayData: entries.map((one) => [one.messageCategory, one.messageType, one.targetId, one.message, one.id]) });

  const context = (): unknown => ({
    _id: APP, _appName: 16, _appVersion: "16.0", _appUILocale: options.locale, _dataLocale: options.locale, _docUrl: "https://simulated.example/Book1.xlsx", _clientMode: 1,
    _settings: settings, _reason: "inserted", _osfControlType: 1, _eToken: "", _correlationId: "", _appInstanceId: APP, _appMinorVersion: 0,
    _requirementMatrix: JSON.stringify(options.requirements), _hostCustomMessage: "", _hostFullVersion: "16.0.99999.0", _addinName: "Compute Credit", _appDomains: [],
    _featureGates: {}, _initialDisplayMode: 2,
  });
  const execute = async ({ _actionName: name, _correlationId: correlation, _data: data }: Message): Promise<void> => {
    const method = data.DdaMethod!.DispatchId;
    if (method === 93) {
      const [, , , , body, , flags] = data.ArrayData!;
      const outcome = await host.receive(body as string, Number(flags));
      if (outcome.kind === "silence") return;
      return send(name, correlation, outcome.kind === "refused" ? { Version: 1, Error: outcome.code } : { Version: 1, Error: 0, Data: [200, [], outcome.text] });
    }
    if (method === 75) return send(name, correlation, { Version: 1, Error: 0, Properties: [...settings] });
    if (method === 76) settings = (data["DdaSettingsMethod"] as { readonly Properties?: readonly (readonly [string, string])[] } | undefined)?.Properties ?? [];
    else if (method === 94) completed.push([data["0"], data["1"], data["2"]]);
    else strange.push(`method ${method}`);
    send(name, correlation, { Version: 1, Error: 0 });
  };
  return {
    completed, strange,
    command: (action) => tell("appCommandInvoked", ["1", action, JSON.stringify({ source: { id: action } })]),
    receive(json) {
      if (typeof json !== "string" || !json.includes('"_messageType"')) return;
      const message = JSON.parse(json) as Message;
      if (message._messageType !== 0 || message._conversationId !== CONVERSATION) return;
      const { _actionType: type, _actionName: name, _correlationId: correlation } = message;
      if (type === 1 || type === 2) {
        if (type === 1) listening.set(name, correlation);
        else listening.delete(name);
        return send(name, correlation, { Error: 0 });
      }
      if (name === "ContextActivationManager_getAppContextAsync") return send(name, correlation, context());
      if (name === "ContextActivationManager_notifyHost") return send(name, correlation, null);
      if (name === "executeMethod") return void execute(message);
      strange.push(name);
      send(name, correlation, null);
    },
  };
};
