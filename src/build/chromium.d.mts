export declare const provideChromium: (root: string) => Promise<string | undefined>;
export declare const canInstallPackages: () => boolean;
export declare const installPackage: (root: string, ...names: readonly string[]) => boolean;
