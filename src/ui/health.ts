import { element } from "./dom";
import type { Say } from "./language";

/** Whether the host gives what the add-in asks of it. */
export interface RequirementSet {
  readonly name: string;
  readonly isMet: boolean;
  /** Without it the add-in still works, with less. */
  readonly isOptional?: boolean;
}

export interface Health {
  /** Functions that the host can call, of all in the catalogue. */
  readonly registered: number;
  readonly total: number;
  readonly version: string;
  readonly sets: readonly RequirementSet[];
}

export const isHealthy = ({ registered, total, sets }: Health): boolean => registered === total && sets.every(({ isMet, isOptional }) => isMet || isOptional);

/** One line that a user can read out to whoever helps him, and what to do where something is missing. */
export function healthView(health: Health, say: Say): HTMLElement {
  const { registered, total, version, sets } = health;
  const parts = [`${registered}/${total} ${say("healthFunctions")}`, `${say("version")} ${version}`, ...sets.map(({ name, isMet }) => `${name} ${isMet ? "✓" : "✗"}`)];
  const missing = sets.filter(({ isMet }) => !isMet);
  return element("section", { class: "cc-health", "aria-label": say("health") },
    element("p", { class: isHealthy(health) ? "cc-quiet" : "cc-error", id: "cc-health" }, parts.join(" · ")),
    registered < total && element("p", { class: "cc-error", role: "alert" }, say("unhealthy")),
    missing.some(({ isOptional }) => !isOptional) && element("p", { class: "cc-error", role: "alert" }, say("setMissing")),
    missing.some(({ isOptional }) => isOptional) && element("p", { class: "cc-quiet" }, say("notesMissing")));
}
