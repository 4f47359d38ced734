import officeAddins from "eslint-plugin-office-addins";
import tseslint from "typescript-eslint";

/**
 * Rules of the Office plugin alone: its recommended set would bring another formatter and forbid the host's globals.
 * Without no-empty-load, which takes a load of properties named in a constant for an empty one.
 */
const officeRules = {
  "office-addins/call-sync-after-load": "error",
  "office-addins/call-sync-before-read": "error",
  "office-addins/load-object-before-read": "error",
  "office-addins/no-context-sync-in-loop": "error",
  "office-addins/no-navigational-load": "error",
  "office-addins/no-office-initialize": "error",
  "office-addins/test-for-null-using-isNullObject": "error",
};

export default tseslint.config(
  { ignores: ["node_modules/", "dist/", "out/", "test-results/", "coverage/", "src/simulation/assembly/"] },
  {
    files: ["**/*.{js,mjs,ts,tsx,mts}"],
    extends: [tseslint.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-console": "error",
      "max-len": ["error", { code: 200, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports", disallowTypeAnnotations: false }],
      // strict and noUncheckedIndexedAccess ask for the mark wherever a length was checked before.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  { files: ["src/core/**/*.ts"], rules: { "max-len": ["error", { code: 180, ignoreUrls: true }] } },
  // Slots are heterogeneous by nature; the catalogue erases their types in one place.
  { files: ["src/functions/define.ts"], rules: { "@typescript-eslint/no-explicit-any": "off" } },
  { files: ["src/workbook/**/*.ts", "src/taskpane/**/*.ts"], plugins: { "office-addins": officeAddins }, rules: officeRules },
  // Programs whose product is what they print; tests load scripts for their effect.
  { files: ["bench/**", "src/build/**", "test/**"], rules: { "no-console": "off" } },
  // A row of reference values stays on one line.
  { files: ["test/**"], rules: { "max-len": "off", "@typescript-eslint/no-require-imports": "off", "@typescript-eslint/no-explicit-any": "off" } },
);
