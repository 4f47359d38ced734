/** Browser tests against dist/, in a real Chromium. BASE_URL and CHROMIUM are set by the global set-up. */
export default {
  testMatch: ["<rootDir>/test/e2e/**/*.e2e.ts"],
  transform: { "\\.(ts|tsx|js|mjs)$": "babel-jest" },
  // These ship ES modules only; they belong to the spreadsheet engine behind the simulated Excel.
  transformIgnorePatterns: [
    "/node_modules/(?!(?:hucre|kdbush|lodash-es|nanoid|rbush|quickselect|cjk-regex|regexp-util|unicode-regex|franc-min|trigram-utils|collapse-white-space|n-gram)/)",
  ],
  globalSetup: "<rootDir>/src/build/e2e-setup.mjs",
  globalTeardown: "<rootDir>/src/build/e2e-teardown.mjs",
  maxWorkers: 1,
  testTimeout: 60000,
  forceExit: true,
};
