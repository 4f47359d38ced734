/**
 * Content security policies that the local server sends. The pages carry their own as <meta>, for every other host;
 * a browser obeys both. npm run validate reads the pages' own.
 * 'unsafe-inline' is granted to styles only: Excel's own frame and the embedded spreadsheet write style attributes.
 */
const join = (policy) => Object.entries(policy).map(([directive, sources]) => `${directive} ${sources}`).join("; ");

/** The workbench asks nobody for anything: no other origin, no eval, no inline script. */
const WORKBENCH_POLICY = join({
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "font-src": "'self' data:",
  "connect-src": "'self'",
  "worker-src": "'self' blob:",
  "base-uri": "'none'",
  "form-action": "'none'",
});

/**
 * The pane loads Office.js from Microsoft and asks nobody else; the usage-data frame that Office.js opens is refused.
 * No frame-ancestors: Excel on the web shows the pane in a frame of hosts that Microsoft does not list.
 */
const TASKPANE_POLICY = join({
  "default-src": "'self'",
  "script-src": "'self' https://appsforoffice.microsoft.com",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "font-src": "'self' data:",
  "connect-src": "'self'",
  "frame-src": "'none'",
  "object-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
});

/** A worker has a policy of its own. It alone may compile WebAssembly; no page needs to, and none may. */
const SIMULATION_POLICY = join({
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "connect-src": "'self'",
});

const HELP_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** The policy of a path; frames are a matter of the header alone. */
export const policyOf = (path) => {
  if (path.startsWith("/taskpane")) return TASKPANE_POLICY;
  if (path.startsWith("/chunks/simulation-worker.")) return SIMULATION_POLICY;
  if (path.startsWith("/help/")) return `${HELP_POLICY}; frame-ancestors 'self'`;
  return `${WORKBENCH_POLICY}; frame-ancestors 'self'`;
};
