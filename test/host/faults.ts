/** An error of the host as Excel sends it back. */
export interface HostFault {
  readonly isHostFault: true;
  readonly code: string;
  readonly message: string;
  readonly status: number;
}
export const fault = (code: string, message: string, status = 400): HostFault => ({ isHostFault: true, code, message, status });
export const isHostFault = (problem: unknown): problem is HostFault => typeof problem === "object" && problem !== null && (problem as HostFault).isHostFault === true;

export const invalid = (why = "The argument is invalid or missing or has an incorrect format."): HostFault => fault("InvalidArgument", why);
export const missing = (): HostFault => fault("ItemNotFound", "The requested resource doesn't exist.", 404);
export const taken = (): HostFault => fault("ItemAlreadyExists", "A resource with the same name or identifier already exists.", 409);
export const denied = (): HostFault => fault("AccessDenied", "You cannot perform the requested operation.", 403);
/** The host is strict: what it does not model fails loudly instead of pretending. */
export const notModelled = (what: string): HostFault => fault("NotImplemented", `THE SIMULATED HOST does not model ${what}`, 501);
