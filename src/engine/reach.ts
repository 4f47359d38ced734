/**
 * Takes hold of members behind Univer's public interface. Only reading.ts, spills.ts and recalculation.ts do so; when an upgrade has
 * moved one of them, the engine fails at the start and says which, instead of calculating in a wrong order.
 */
export const reach = <T>(holder: unknown, members: readonly (keyof T & string)[]): T => {
  for (const member of members) {
    if ((holder as Record<string, unknown>)[member] === undefined) throw new Error(`Univer has no ${member}; this engine is made for 0.25.1`);
  }
  return holder as T;
};
