/** Unit and engine tests. Browser tests: jest.e2e.config.js; checks against LibreOffice: jest.verify.config.js. */
export default {
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/test/**/*.test.tsx"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/e2e/"],
  transform: { "\\.(ts|tsx|js|mjs)$": "babel-jest" },
  // These ship ES modules only; hucre writes files, the others belong to the embedded spreadsheet.
  transformIgnorePatterns: [
    "/node_modules/(?!(?:hucre|kdbush|lodash-es|nanoid|rbush|quickselect|cjk-regex|regexp-util|unicode-regex|franc-min|trigram-utils|collapse-white-space|n-gram)/)",
  ],
  setupFiles: ["<rootDir>/test/support/seed.ts"],
  testTimeout: 180000,
  // The embedded spreadsheet keeps timers for as long as its process lives.
  forceExit: true,
  maxWorkers: "100%",
  workerIdleMemoryLimit: "1GB",
};
