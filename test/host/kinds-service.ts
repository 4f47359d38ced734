import { notModelled } from "./faults";
import type { HostObject, Kind } from "./processor";

export interface FunctionService extends HostObject { readonly kind: "CustomFunctions"; isReady: boolean; readonly whenReady: (() => void)[]; readonly answered: (results: readonly unknown[]) => void }
export interface Runtime extends HostObject { readonly kind: "AppRuntimeService"; state: string; startup: string }
export interface Ribbon extends HostObject { readonly kind: "DynamicRibbon"; readonly asked: unknown[] }

interface ObjectResult { readonly id: number; readonly failed: boolean; readonly value: unknown; readonly errorCode?: number }

export const SERVICE_KINDS: Readonly<Record<string, Kind>> = {
  CustomFunctions: {
    methods: {
      _SetOsfControlContainerReadyForCustomFunctions: (service: FunctionService) => {
        service.isReady = true;
        setTimeout(() => service.whenReady.splice(0).forEach((go) => go()), 0);
      },
      _GetEnabledFeatures: () => [],
      SetInvocationArrayResults: (service: FunctionService, [results]) => service.answered(results),
      SetInvocationResults: (service: FunctionService, [results]) =>
        service.answered((results as readonly ObjectResult[]).map(({ id, failed, value, errorCode }) => [id, !failed, value, errorCode])),
    },
  },
  AppRuntimeService: {
    methods: {
      SetAppRuntimeState: (runtime: Runtime, [state]) => void (runtime.state = state),
      GetAppRuntimeState: (runtime: Runtime) => runtime.state,
    },
  },
  AppRuntimePersistenceService: {
    methods: {
      SetAppRuntimeStartState: (runtime: { readonly runtime: Runtime }, [state]) => void (runtime.runtime.startup = state),
      GetAppRuntimeStartState: (runtime: { readonly runtime: Runtime }) => runtime.runtime.startup,
    },
  },
  AddinInternalService: { methods: { NotifyActionHandlerReady: () => {} } },
  DynamicRibbon: {
    methods: {
      ExecuteRequestUpdate: (ribbon: Ribbon, [update]) => void ribbon.asked.push(typeof update === "string" ? JSON.parse(update) : update),
      ExecuteRequestCreate: () => {
        throw notModelled("ribbon tabs made at run time");
      },
      GetTab: (ribbon: Ribbon) => ribbon,
      GetButton: (ribbon: Ribbon) => ribbon,
    },
    properties: { Enabled: { get: () => true, set: (ribbon: Ribbon, isEnabled) => void ribbon.asked.push({ isEnabled }) } },
  },
};
