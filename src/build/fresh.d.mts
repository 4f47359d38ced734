export declare const DIGEST_FILE: string;
export declare const sourceDigest: (root: string) => string;
export declare const isFresh: (root: string, folder: string) => boolean;
export declare const run: (root: string, command: string, args: readonly string[], env?: Readonly<Record<string, string>>) => number;
export declare const ensureInstalled: (root: string) => boolean;
export declare const build: (root: string, names?: readonly string[]) => boolean;
export declare const ensureBuilt: (root: string, name: string, folder: string) => boolean;
