export function assemblySources(root: string): readonly string[];
export function compileAssembly(root: string): Buffer;
