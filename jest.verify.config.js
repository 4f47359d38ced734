/** Checks against LibreOffice, run by npm run verify. */
export default {
  testMatch: ["<rootDir>/test/**/*.verify.ts"],
  transform: { "\\.(ts|tsx|js|mjs)$": "babel-jest" },
  // These ship ES modules only; hucre writes files, the others belong to the embedded spreadsheet.
  transformIgnorePatterns: [
    "/node_modules/(?!(?:hucre|kdbush|lodash-es|nanoid|rbush|quickselect|cjk-regex|regexp-util|unicode-regex|franc-min|trigram-utils|collapse-white-space|n-gram)/)",
  ],
  maxWorkers: 1,
  testTimeout: 300000,
};
