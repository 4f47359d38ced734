import fc from "fast-check";

/**
 * Property tests draw the same cases at every run, so that a green main stays green and a red one can be repeated. With
 * LONG=1 they draw new ones; fast-check prints the seed of a failure.
 */
if (!process.env["LONG"]) fc.configureGlobal({ seed: 20251231 });
