import type { Engine } from "./engine";
/** Can this place run vectors in WebAssembly? A content security policy may still refuse to compile. */
export declare const hasVectors: () => boolean;
/** The kernel compiled for vectors of WebAssembly. An engine holds its memory and runs one chunk at a time. */
export declare const wasmEngine: (module: WebAssembly.Module) => Promise<Engine>;
