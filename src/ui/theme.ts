import { setTheme } from "@fluentui/web-components/theme/set-theme.js";
import { webDarkTheme, webLightTheme } from "@fluentui/tokens";

/** Fluent's design tokens, light or dark. The page's own style uses the same tokens, so both change together. */
export function applyTheme(dark: boolean): void {
  setTheme(dark ? webDarkTheme : webLightTheme);
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
}
