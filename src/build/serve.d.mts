export interface Served {
  readonly url: string;
  close(): Promise<void>;
}
export declare const serve: (folder: string, firstPort: number) => Promise<Served>;
export declare const fileOf: (folder: string, url: string) => { readonly file: string; readonly path: string; readonly size: number } | undefined;
