import { printTexts } from "./print-texts";
import type { Texts } from "./texts";

/** The build puts the texts themselves in the place of this call. */
export const TEXTS: Texts = printTexts("es");
