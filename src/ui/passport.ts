import { factById } from "../presets/facts";
import type { Figure } from "../presets/figure";
import { element } from "./dom";
import { formatValue } from "./format-value";
import type { Language, Say } from "./language";

/** Everything the record says about one figure: where it stands, who says so, what contradicts it. */
export function passport(figure: Figure, say: Say, language: Language): HTMLElement {
  const rows: (readonly [string, string | HTMLElement])[] = [
    [say("value"), figure.value === null ? say("empty") : formatValue(figure.value, figure.unit, language)],
    [say("asOf"), figure.asOf],
    [say("kind"), say(figure.kind)],
    [say("confidence"), say(figure.confidence)],
    ...(figure.how ? [[say("how"), figure.how] as const] : []),
    ...figure.facts.flatMap((id) => {
      const fact = factById(id);
      return fact ? [[`${say("source")} ${id}`, element("a", { href: fact.url, target: "_blank", rel: "noopener" }, `${fact.title}, ${fact.publisher}`)] as const] : [];
    }),
    ...(figure.source ? [[say("source"), figure.source] as const] : []),
    ...(figure.seed !== undefined ? [[say("documentSays"), [formatValue(figure.seed, figure.unit, language), figure.seedWording && `“${figure.seedWording}”`].filter(Boolean).join(" ")] as const] : []),
    ...(figure.update ? [[say("later"), `${formatValue(figure.update.value, figure.unit, language)} (${figure.update.fact})`] as const] : []),
    ...figure.conflicts.map((conflict) => [say("conflict"), `${formatValue(conflict.value, figure.unit, language)} (${conflict.fact}): ${conflict.why}`] as const),
  ];
  return element("dl", { class: "cc-passport" }, ...rows.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}
