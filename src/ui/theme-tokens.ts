import { webDarkTheme, webLightTheme } from "@fluentui/tokens";

/** The design tokens that the pane's components and style sheets use: a fifth of Fluent's. A test compares the two. */
export const USED = [
  "borderRadiusCircular", "borderRadiusLarge", "borderRadiusMedium", "borderRadiusNone", "borderRadiusSmall", "colorBrandBackground",
  "colorBrandBackground2", "colorBrandBackgroundHover", "colorBrandBackgroundPressed", "colorBrandForegroundLink",
  "colorCompoundBrandBackground", "colorCompoundBrandForeground1Hover", "colorCompoundBrandStroke", "colorNeutralBackground1",
  "colorNeutralBackground1Hover", "colorNeutralBackground1Pressed", "colorNeutralBackground1Selected", "colorNeutralBackground2",
  "colorNeutralBackground3", "colorNeutralBackground6", "colorNeutralBackgroundDisabled", "colorNeutralForeground1",
  "colorNeutralForeground1Hover", "colorNeutralForeground1Pressed", "colorNeutralForeground2", "colorNeutralForeground2BrandHover",
  "colorNeutralForeground2BrandPressed", "colorNeutralForeground2Hover", "colorNeutralForeground2Pressed", "colorNeutralForeground3",
  "colorNeutralForegroundDisabled", "colorNeutralForegroundOnBrand", "colorNeutralStroke1", "colorNeutralStroke1Hover",
  "colorNeutralStroke1Pressed", "colorNeutralStroke2", "colorNeutralStroke3", "colorNeutralStrokeAccessible", "colorNeutralStrokeDisabled",
  "colorPaletteDarkOrangeBackground3", "colorPaletteDarkOrangeForeground1", "colorPaletteGreenBackground3", "colorPaletteGreenForeground1",
  "colorPaletteRedBackground3", "colorPaletteRedBorder2", "colorPaletteRedForeground1", "colorStrokeFocus1", "colorStrokeFocus2",
  "colorSubtleBackground", "colorSubtleBackgroundHover", "colorSubtleBackgroundPressed", "colorTransparentBackground",
  "colorTransparentBackgroundHover", "colorTransparentBackgroundPressed", "colorTransparentStroke", "curveDecelerateMax", "curveEasyEase",
  "durationFaster", "durationSlow", "fontFamilyBase", "fontFamilyMonospace", "fontSizeBase200", "fontSizeBase300", "fontSizeBase400",
  "fontWeightRegular", "fontWeightSemibold", "lineHeightBase200", "lineHeightBase300", "lineHeightBase400", "shadow2", "shadow4",
  "spacingHorizontalL", "spacingHorizontalM", "spacingHorizontalMNudge", "spacingHorizontalS", "spacingHorizontalSNudge",
  "spacingHorizontalXS", "spacingVerticalL", "spacingVerticalMNudge", "spacingVerticalS", "spacingVerticalSNudge", "spacingVerticalXXS",
  "strokeWidthThick", "strokeWidthThicker", "strokeWidthThin",
] as const;

type Tokens = Readonly<Record<string, string | number>>;
const only = (theme: Tokens): Tokens => Object.fromEntries(USED.map((name) => [name, theme[name]!]));

/** The build puts the values themselves in the place of these calls. */
export const LIGHT = only(webLightTheme as unknown as Tokens);
export const DARK = only(webDarkTheme as unknown as Tokens);
