import { fault, type HostFault, invalid, isHostFault, missing, notModelled } from "./faults";
import { guess } from "./guesses";

/** Anything of the host that a request can name. `reference` is set while the client keeps hold of it. */
export interface HostObject {
  readonly kind: string;
  reference?: string;
}
type Property = ((object: any) => unknown) | { readonly get: (object: any) => unknown; readonly set: (object: any, value: any) => void };
/** What a kind of object can do, by the names that travel (PascalCase). */
export interface Kind {
  readonly identity?: (object: any) => Readonly<Record<string, unknown>>;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly parts?: Readonly<Record<string, (object: any) => HostObject | null>>;
  readonly methods?: Readonly<Record<string, (object: any, args: readonly any[]) => unknown>>;
  readonly items?: (object: any) => readonly HostObject[];
  readonly byKey?: (object: any, key: any) => HostObject | null;
}
interface ArgumentInfo { readonly Arguments?: readonly unknown[]; readonly ReferencedObjectPathIds?: readonly unknown[] }
interface Path { readonly Id: number; readonly ObjectPathType: number; readonly Name: string; readonly ParentObjectPathId?: number; readonly ArgumentInfo?: ArgumentInfo }
interface Query { readonly Select?: readonly string[]; readonly Expand?: readonly string[]; readonly Top?: number; readonly Skip?: number }
interface Action { readonly Id: number; readonly ActionType: number; readonly Name: string; readonly ObjectPathId: number; readonly ArgumentInfo?: ArgumentInfo; readonly QueryInfo?: Query }
export interface Batch { readonly Actions: readonly Action[]; readonly ObjectPaths: Readonly<Record<string, Path>> }
export interface BatchAnswer {
  readonly Results?: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds: readonly number[];
  readonly Error?: { readonly Code: string; readonly Message: string; readonly HttpStatusCode: number; readonly ActionIndex: number; readonly Location: string };
}

const ACTION = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5 } as const;
const PATH = { global: 1, service: 2, method: 3, property: 4, indexer: 5, reference: 6, none: 7 } as const;
/** What "OrNullObject" answers when there is nothing; stays so along the path. */
const NOTHING = Symbol("null object");
type Found = HostObject | typeof NOTHING;

const findKey = (record: Readonly<Record<string, unknown>> | undefined, name: string): string | undefined =>
  Object.keys(record ?? {}).find((key) => key.toLowerCase() === name.toLowerCase());

export interface Processor {
  /** `cutAfter`: the host fails after so many actions, as it does when it breaks down half way. */
  process(batch: Batch, options?: { readonly cutAfter?: number; readonly cutWith?: HostFault }): Promise<BatchAnswer>;
  /** Ranges the client still keeps hold of. */
  kept(): readonly string[];
  keptObject(reference: string): HostObject | undefined;
}

export interface Surroundings {
  readonly kinds: Readonly<Record<string, Kind>>;
  readonly root: () => HostObject;
  readonly services: Readonly<Record<string, HostObject>>;
  /** Values are about to be read: time to calculate. */
  readonly beforeQuery: () => Promise<void>;
}

/** Works through requests of the client library: object paths and actions in, results or one error out. Knows no Excel. */
export const createProcessor = ({ kinds, root, services, beforeQuery }: Surroundings): Processor => {
  const references = new Map<string, HostObject>();
  let lastReference = 0;

  const kindOf = (object: HostObject): Kind => {
    const kind = kinds[object.kind];
    if (!kind) throw notModelled(object.kind);
    return kind;
  };

  const argumentsOf = (info: ArgumentInfo | undefined, resolve: (id: number) => Found): readonly unknown[] => {
    const named = (id: number): unknown => {
      const object = resolve(id);
      return object === NOTHING ? null : object;
    };
    const replaced = (value: unknown, id: unknown): unknown => {
      if (Array.isArray(value)) return Array.isArray(id) ? value.map((entry, i) => replaced(entry, id[i])) : value;
      if (typeof id === "number" && id > 0 && value === id) return named(id);
      if (value !== null && typeof value === "object") {
        const { _ObjectPathId: inner } = value as { readonly _ObjectPathId?: number };
        return inner === undefined ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, replaced(entry, 0)])) : named(inner);
      }
      return value;
    };
    return (info?.Arguments ?? []).map((value, i) => replaced(value, info?.ReferencedObjectPathIds?.[i]));
  };

  const find = (path: Path, resolve: (id: number) => Found): Found => {
    if (path.ObjectPathType === PATH.global) return root();
    if (path.ObjectPathType === PATH.none) return NOTHING;
    if (path.ObjectPathType === PATH.service) {
      const service = services[path.Name];
      if (!service) throw notModelled(`the service ${path.Name}`);
      return service;
    }
    if (path.ObjectPathType === PATH.reference) {
      const object = references.get(path.Name);
      if (!object) throw fault("InvalidReference", "This reference is not valid for the current operation.");
      return object;
    }
    const parent = resolve(path.ParentObjectPathId!);
    if (parent === NOTHING) return NOTHING;
    const kind = kindOf(parent);
    if (path.ObjectPathType === PATH.property) {
      const part = kind.parts?.[path.Name];
      if (!part) throw notModelled(`${parent.kind}.${path.Name}`);
      return part(parent) ?? NOTHING;
    }
    const args = argumentsOf(path.ArgumentInfo, resolve);
    if (path.ObjectPathType === PATH.indexer) {
      if (!kind.byKey) throw notModelled(`${parent.kind}.getItem`);
      const found = kind.byKey(parent, args[0]);
      guess("error-codes");
      if (!found) throw missing();
      return found;
    }
    const method = kind.methods?.[path.Name];
    if (!method) throw notModelled(`${parent.kind}.${path.Name}`);
    const found = method(parent, args) as HostObject | null | undefined;
    if (found) return found;
    if (path.Name.includes("OrNullObject")) return NOTHING;
    throw missing();
  };

  const identity = (object: HostObject): Record<string, unknown> => ({ ...kindOf(object).identity?.(object), ...(object.reference && { _ReferenceId: object.reference }) });

  const valueOf = (object: HostObject, property: Property): unknown => (typeof property === "function" ? property(object) : property.get(object));

  const query = (object: HostObject, { Select, Expand, Top, Skip }: Query): Record<string, unknown> => {
    const kind = kindOf(object);
    const answer = identity(object);
    const wanted = (Select ?? []).filter((name) => name !== "" && name !== "*");
    const all = [...wanted, ...(Expand ?? []).map((name) => `${name}/*`)];
    if (kind.items) {
      const ofItems = all.filter((name) => !findKey(kind.properties, name));
      for (const name of all.filter((name) => findKey(kind.properties, name))) answer[findKey(kind.properties, name)!] = valueOf(object, kind.properties![findKey(kind.properties, name)!]!);
      const items = kind.items(object).slice(Skip ?? 0).slice(0, Top ?? Infinity);
      answer["_Items"] = items.map((item) => query(item, { Select: ofItems }));
      return answer;
    }
    if (wanted.length === 0 || Select!.includes("*")) for (const [name, property] of Object.entries(kind.properties ?? {})) answer[name] = valueOf(object, property);
    const deeper = new Map<string, string[]>();
    for (const name of all) {
      const [head, ...tail] = name.split(/[/.]/) as [string, ...string[]];
      const property = tail.length === 0 ? findKey(kind.properties, head) : undefined;
      const part = findKey(kind.parts, head);
      if (property) answer[property] = valueOf(object, kind.properties![property]!);
      else if (part) deeper.set(part, [...(deeper.get(part) ?? []), tail.join("/")]);
      else throw notModelled(`${object.kind}.load("${name}")`);
    }
    for (const [name, selected] of deeper) {
      const part = kind.parts![name]!(object);
      answer[name] = part ? query(part, { Select: selected.filter((entry) => entry !== "*") }) : null;
    }
    return answer;
  };

  const call = (object: HostObject, name: string, args: readonly unknown[]): unknown => {
    if (name === "_KeepReference") {
      if (!object.reference) {
        object.reference = `${object.kind}:${(lastReference += 1)}`;
        references.set(object.reference, object);
      }
      return null;
    }
    if (name === "_RemoveReference") {
      const kept = references.get(args[0] as string);
      if (kept) delete kept.reference;
      references.delete(args[0] as string);
      return null;
    }
    const method = kindOf(object).methods?.[name];
    if (!method) throw notModelled(`${object.kind}.${name}`);
    return method(object, args) ?? null;
  };

  const set = (object: HostObject, name: string, value: unknown): void => {
    const property = kindOf(object).properties?.[name];
    if (!property) throw notModelled(`${object.kind}.${name} =`);
    if (typeof property === "function") throw fault("InvalidOperation", `${object.kind}.${name} is read-only`);
    property.set(object, value);
  };

  const act = async (action: Action, object: Found, resolve: (id: number) => Found): Promise<unknown> => {
    if (object === NOTHING) {
      const isWrite = action.ActionType === ACTION.set || (action.ActionType === ACTION.method && action.Name !== "_KeepReference");
      if (isWrite) throw missing();
      return null;
    }
    switch (action.ActionType) {
      case ACTION.instantiate: return identity(object);
      case ACTION.query:
        await beforeQuery();
        return query(object, action.QueryInfo ?? {});
      case ACTION.method: return call(object, action.Name, argumentsOf(action.ArgumentInfo, resolve));
      case ACTION.set:
        set(object, action.Name, argumentsOf(action.ArgumentInfo, resolve)[0]);
        return null;
      default: throw notModelled(`action type ${action.ActionType}`);
    }
  };

  return {
    kept: () => [...references.keys()],
    keptObject: (reference) => references.get(reference),
    async process(batch, { cutAfter = Infinity, cutWith } = {}) {
      const found = new Map<number, Found>();
      const results: { readonly ActionId: number; readonly Value: unknown }[] = [];
      const traces: number[] = [];
      const before = new Set(references.keys());
      const resolve = (id: number): Found => {
        const known = found.get(id);
        if (known !== undefined) return known;
        const path = batch.ObjectPaths[String(id)];
        if (!path) throw fault("InvalidObjectPath", "The object path is invalid.");
        const object = find(path, resolve);
        found.set(id, object);
        return object;
      };
      let index = 0;
      try {
        for (; index < batch.Actions.length; index += 1) {
          const action = batch.Actions[index]!;
          if (index >= cutAfter) throw cutWith ?? invalid();
          if (action.ActionType === ACTION.trace) {
            traces.push(action.Id);
            results.push({ ActionId: action.Id, Value: null });
          } else results.push({ ActionId: action.Id, Value: await act(action, resolve(action.ObjectPathId), resolve) });
        }
      } catch (problem) {
        guess("partial-batch");
        // The client never learns of references made by a request that failed.
        for (const key of [...references.keys()].filter((key) => !before.has(key))) {
          delete references.get(key)!.reference;
          references.delete(key);
        }
        const said = isHostFault(problem) ? problem : fault("GeneralException", `A BUG OF THE SIMULATED HOST: ${(problem as Error).stack}`, 500);
        const action = batch.Actions[index]!;
        const location = `${batch.ObjectPaths[String(action.ObjectPathId)]?.Name ?? ""}.${action.Name}`;
        return { TraceIds: traces, Error: { Code: said.code, Message: said.message, HttpStatusCode: said.status, ActionIndex: index, Location: location } };
      }
      return { Results: results, TraceIds: traces };
    },
  };
};
