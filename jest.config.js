/** Unit and engine tests. Browser tests are run by src/build/test.mjs with a real Chromium. */
export default {
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/test/**/*.test.tsx"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/e2e/"],
  transform: { "\\.(ts|tsx|mjs)$": "babel-jest" },
  // hucre ships ES modules only.
  transformIgnorePatterns: ["/node_modules/(?!hucre/)"],
  testTimeout: 60000,
};
