export declare const policyOf: (path: string) => string;
