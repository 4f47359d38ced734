import { setTheme } from "@fluentui/web-components/theme/set-theme.js";
import { DARK, LIGHT } from "./theme-tokens";

/** Fluent's design tokens, light or dark. The page's own style uses the same tokens, so both change together. */
export function applyTheme(dark: boolean): void {
  setTheme(dark ? DARK : LIGHT);
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
}
