/** Checks against LibreOffice, run by npm run verify. */
export default {
  testMatch: ["<rootDir>/test/**/*.verify.ts"],
  transform: { "\\.(ts|tsx|js|mjs)$": "babel-jest" },
  maxWorkers: 1,
  testTimeout: 300000,
};
