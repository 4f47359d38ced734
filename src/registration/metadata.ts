import type { FunctionSpec } from "../functions/define";
import { argumentDescription, argumentName, enumsOf, helpAddress, isEnum, isMatrixArgument, isMatrixResult, MAX_DESCRIPTION, slotsOf } from "./declarations";

/** functions.json, as far as we use it. Format: Microsoft's custom functions metadata. */
export interface ParameterMetadata {
  readonly name: string;
  readonly description?: string;
  readonly type?: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
  readonly customEnumId?: string;
}
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly helpUrl?: string;
  readonly parameters: readonly ParameterMetadata[];
  readonly result?: { readonly type?: string; readonly dimensionality?: string };
  readonly options?: Readonly<Record<string, unknown>>;
}
export interface EnumMetadata {
  readonly id: string;
  readonly type: string;
  readonly values: readonly { readonly name: string; readonly stringValue?: string; readonly tooltip?: string }[];
}
export interface Metadata {
  readonly allowCustomDataForDataTypeAny: boolean;
  readonly functions: readonly FunctionMetadata[];
  readonly enums?: readonly EnumMetadata[];
}

/** Gives arguments whose sheet name is a reserved word their own name back. */
export const withSheetNames = (metadata: Metadata): Metadata => ({
  ...metadata,
  functions: metadata.functions.map((entry) => ({
    ...entry,
    parameters: entry.parameters.map((parameter) => ({ ...parameter, name: argumentName(parameter.name) })),
  })),
});

/** The same functions with Spanish descriptions and help. Ids and names stay: a formula must survive a change of language. */
export const inSpanish = (metadata: Metadata, catalogue: readonly FunctionSpec[], baseUrl: string): Metadata => {
  const specs = new Map(catalogue.map((spec) => [spec.name, spec]));
  const lists = new Map([...enumsOf(catalogue).values()].map((list) => [list.id, list]));
  const functions = metadata.functions.map((entry) => {
    const spec = specs.get(entry.id);
    if (!spec) return entry;
    const slots = new Map(slotsOf(spec));
    return {
      ...entry,
      description: spec.summary.es,
      helpUrl: helpAddress(spec, baseUrl, "es"),
      parameters: entry.parameters.map((parameter) => {
        const slot = slots.get(parameter.name);
        return slot ? { ...parameter, description: argumentDescription(slot, "es") } : parameter;
      }),
    };
  });
  const enums = (metadata.enums ?? []).map((list) => ({
    ...list,
    values: list.values.map((value) => ({ ...value, tooltip: lists.get(list.id)?.choices[value.stringValue ?? ""]?.es ?? value.tooltip ?? "" })),
  }));
  return metadata.enums ? { ...metadata, functions, enums } : { ...metadata, functions };
};

const textProblems = (where: string, text: string | undefined): string[] => {
  if (!text) return [`${where}: no description`];
  return [
    ...(text.length > MAX_DESCRIPTION ? [`${where}: description has ${text.length} characters, Excel shows ${MAX_DESCRIPTION}`] : []),
    ...(/[\r\n]/.test(text) ? [`${where}: description has a line break; Excel drops what follows it`] : []),
    ...(text.includes("[object Object]") ? [`${where}: description holds [object Object] (a {@link} in the text)`] : []),
  ];
};

const repeated = (names: readonly string[]): string[] => names.filter((name, i) => names.findIndex((other) => other.toUpperCase() === name.toUpperCase()) !== i);

/** What is wrong with the metadata by itself, whatever it was made from. The generator lets all of this through. */
export const formProblems = (metadata: Metadata): readonly string[] => [
  ...repeated(metadata.functions.map((entry) => entry.id)).map((id) => `${id}: the id is used twice`),
  ...repeated((metadata.enums ?? []).map((list) => list.id)).map((id) => `${id}: the enum is declared twice`),
  ...("allowErrorForDataTypeAny" in metadata ? ["allowErrorForDataTypeAny must not be set: together with allowCustomDataForDataTypeAny it crashes Excel 2021"] : []),
  ...metadata.functions.flatMap((entry) => {
    const { id, name, parameters, options = {} } = entry;
    return [
      ...(entry.helpUrl ? [] : [`${id}: no help address (Marketplace policy 1120.5.1)`]),
      ...textProblems(id, entry.description),
      ...(name.length < 3 ? [`${id}: the name has fewer than three characters`] : []),
      ...(/^[A-Z]{1,3}[0-9]+$/i.test(name) ? [`${id}: the name reads as a cell reference`] : []),
      ...(options["stream"] || options["volatile"] ? [`${id}: must be neither streaming nor volatile`] : []),
      ...(options["requiresParameterAddresses"] && entry.result?.dimensionality !== "matrix" ? [`${id}: parameter addresses need a matrix result`] : []),
      ...repeated(parameters.map((parameter) => parameter.name)).map((twice) => `${id}: argument ${twice} is declared twice`),
      ...parameters.flatMap((parameter, i) => [
        ...textProblems(`${id}.${parameter.name}`, parameter.description),
        ...(parameter.repeating && i < parameters.length - 1 ? [`${id}.${parameter.name}: a repeating argument must be the last one`] : []),
        ...(i > 0 && !parameter.optional && parameters[i - 1]!.optional ? [`${id}.${parameter.name}: a required argument follows an optional one`] : []),
        ...(parameter.customEnumId && !metadata.enums?.some((list) => list.id === parameter.customEnumId) ? [`${id}.${parameter.name}: enum ${parameter.customEnumId} is not declared`] : []),
      ]),
    ];
  }),
];

/** Where the metadata says something else than the catalogue. */
export const catalogueProblems = (metadata: Metadata, catalogue: readonly FunctionSpec[], baseUrl: string): readonly string[] => {
  const entries = new Map(metadata.functions.map((entry) => [entry.id, entry]));
  const enums = enumsOf(catalogue);
  const names = new Set(catalogue.map((spec) => spec.name));
  return [
    ...metadata.functions.filter((entry) => !names.has(entry.id)).map((entry) => `${entry.id}: stands in functions.json but not in the catalogue`),
    ...[...new Map([...enums.values()].map((list) => [list.id, list])).values()].flatMap((list) => {
      const offered = metadata.enums?.find((made) => made.id === list.id)?.values.map((value) => [value.stringValue, value.tooltip]);
      const expected = Object.entries(list.choices).map(([word, tip]) => [word, tip.en]);
      return JSON.stringify(offered) === JSON.stringify(expected) ? [] : [`${list.id}: the enum offers ${JSON.stringify(offered)} instead of ${JSON.stringify(expected)}`];
    }),
    ...catalogue.flatMap((spec): string[] => {
      const entry = entries.get(spec.name);
      if (!entry) return [`${spec.name}: stands in the catalogue but not in functions.json`];
      const slots = slotsOf(spec);
      const expectedResult = isMatrixResult(spec) ? "matrix" : "scalar";
      return [
        ...(entry.name === spec.name ? [] : [`${spec.name}: Excel would know it as ${entry.name}`]),
        ...(entry.description === spec.summary.en ? [] : [`${spec.name}: the description was changed on the way: "${entry.description ?? ""}"`]),
        ...(entry.helpUrl === helpAddress(spec, baseUrl, "en") ? [] : [`${spec.name}: help address ${entry.helpUrl ?? "(none)"} is not ${helpAddress(spec, baseUrl, "en")}`]),
        ...((entry.result?.dimensionality ?? "scalar") === expectedResult ? [] : [`${spec.name}: the result must be ${expectedResult}`]),
        ...(Boolean(entry.options?.["cancelable"]) === Boolean(spec.simulated) ? [] : [`${spec.name}: must ${spec.simulated ? "" : "not "}be cancelable`]),
        ...(entry.parameters.length === slots.length ? [] : [`${spec.name}: has ${entry.parameters.length} arguments instead of ${slots.length}`]),
        ...slots.flatMap(([name, slot], i): string[] => {
          const parameter = entry.parameters[i];
          if (!parameter) return [];
          const where = `${spec.name}.${name}`;
          const shape = isMatrixArgument(slot) ? "matrix" : "scalar";
          const list = enums.get(slot);
          return [
            ...(parameter.name === name ? [] : [`${where}: argument ${i + 1} is called ${parameter.name}`]),
            ...(Boolean(parameter.optional) === slot.optional ? [] : [`${where}: must be ${slot.optional ? "optional" : "required"}`]),
            ...((parameter.dimensionality ?? "scalar") === shape ? [] : [`${where}: must be a ${shape}`]),
            ...(parameter.description === argumentDescription(slot, "en") ? [] : [`${where}: the description was changed on the way: "${parameter.description ?? ""}"`]),
            ...(isEnum(slot) || (parameter.type ?? "any") === "any" ? [] : [`${where}: type ${parameter.type} would keep text from our own messages; expected any`]),
            ...(parameter.customEnumId === list?.id ? [] : [`${where}: enum ${parameter.customEnumId ?? "(none)"} instead of ${list?.id ?? "none"}`]),
          ];
        }),
      ];
    }),
  ];
};

/** A Spanish copy that differs in anything but descriptions and tips, or leaves one untranslated. */
export const translationProblems = (english: Metadata, spanish: Metadata): readonly string[] => {
  const shape = (metadata: Metadata): string =>
    JSON.stringify(metadata, (key, value: unknown) => (["description", "tooltip", "helpUrl"].includes(key) ? undefined : value));
  return [
    ...(shape(english) === shape(spanish) ? [] : ["the Spanish copy differs in more than descriptions and help"]),
    ...english.functions.flatMap((entry, i) => {
      const other = spanish.functions[i];
      return [
        ...textProblems(`${entry.id} (es)`, other?.description),
        ...(entry.description === other?.description ? [`${entry.id}: the description is not translated`] : []),
        ...entry.parameters.flatMap((parameter, p) => {
          const said = other?.parameters[p]?.description;
          return [...textProblems(`${entry.id}.${parameter.name} (es)`, said), ...(said === parameter.description ? [`${entry.id}.${parameter.name}: the description is not translated`] : [])];
        }),
      ];
    }),
    ...(english.enums ?? []).flatMap((list, i) =>
      list.values.flatMap((value, v) => {
        const said = spanish.enums?.[i]?.values[v]?.tooltip;
        return said && said !== value.tooltip ? [] : [`${list.id}.${value.name}: the tip is not translated`];
      }),
    ),
  ];
};
