/** After the browser tests: the server stops. */
export default () => globalThis.__served?.close();
