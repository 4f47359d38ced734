import { findSpec } from "./catalogue";
import type { Library } from "./define";
import { REFERENCES } from "./references";
import { PRODUCT_VERSION } from "./version";

/** The whole library, references included: for everything but functions.js, which starts without them (registration/register.ts). */
export const LIBRARY: Library = { version: PRODUCT_VERSION, find: findSpec, ...REFERENCES };
