/** Browser tests against dist/, in a real Chromium. BASE_URL and CHROMIUM are set by the global set-up. */
export default {
  testMatch: ["<rootDir>/test/e2e/**/*.e2e.ts"],
  transform: { "\\.(ts|tsx|js|mjs)$": "babel-jest" },
  globalSetup: "<rootDir>/src/build/e2e-setup.mjs",
  globalTeardown: "<rootDir>/src/build/e2e-teardown.mjs",
  maxWorkers: 1,
  testTimeout: 60000,
  forceExit: true,
};
