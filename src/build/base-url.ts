const DEVELOPMENT = "https://localhost:3000";

/** The address that the product will be served from, without a slash at its end; refuses what Excel would not take. */
export const baseUrlFrom = (given: string | undefined): string => {
  const wanted = (given ?? "").trim() || DEVELOPMENT;
  const refuse = (why: string): never => {
    throw new Error(`expected an address such as https://example.org/credit (ADDIN_BASE_URL, or npm run build -- --env base=…), got "${wanted}": ${why}`);
  };
  if (!URL.canParse(wanted)) return refuse("it is not an address");
  const url = new URL(wanted);
  if (url.protocol !== "https:") return refuse("Excel loads add-ins over https alone");
  if (url.search || url.hash) return refuse("it has a query or a fragment");
  if (url.username || url.password) return refuse("it carries a name or a password, which everybody could read in the manifest");
  return url.href.replace(/\/+$/, "");
};

/** The address a built manifest was made for. */
export const baseUrlOf = (manifest: string): string =>
  baseUrlFrom(/<SourceLocation DefaultValue="([^"]*)\/taskpane\.html"/.exec(manifest)?.[1] ?? "an address without taskpane.html");
