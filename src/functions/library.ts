import { documentOf } from "../facts/documents";
import { findSpec } from "./catalogue";
import type { Library } from "./define";
import { PRODUCT_VERSION } from "./version";

/** The whole library, documents included: for everything but functions.js, which starts without them (registration/register.ts). */
export const LIBRARY: Library = { version: PRODUCT_VERSION, find: findSpec, documentOf };
