/** Babel strips types; `tsc -b` checks them. Jest needs CommonJS, webpack keeps ES modules. */
export default (api) => {
  const jest = api.caller((caller) => caller?.name === "babel-jest");
  return {
    presets: [
      // bugfixes: only what one of these browsers has wrong is rewritten, not all syntax of its kind.
      ["@babel/preset-env", { targets: { node: "20", chrome: "109", safari: "15.6" }, bugfixes: true, modules: jest ? "commonjs" : false }],
      "@babel/preset-typescript",
    ],
  };
};
