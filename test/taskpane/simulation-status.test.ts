import { statusText } from "../../src/taskpane/simulation-status";

const idle = { running: 0, done: 0, paths: 0, engine: "", seconds: 0 };

describe("the line under the pane", () => {
  it("is empty before the first simulation", () => {
    expect([statusText(idle, "en"), statusText(idle, "es")]).toEqual(["", ""]);
  });
  it("says how far all running simulations are together", () => {
    // 45,000 of 100,000
    const running = { ...idle, running: 2, done: 45_000, paths: 100_000 };
    expect(statusText(running, "en")).toBe("Simulating: 45 % (45,000 / 100,000 paths)");
    expect(statusText(running, "es")).toBe("Simulando: 45 % (45.000 / 100.000 trayectorias)");
  });
  it("says then which engine it was and how long it took", () => {
    const ended = { ...idle, engine: "WebAssembly, 3 workers", seconds: 0.4321 };
    expect(statusText(ended, "en")).toBe("Last simulation: 0.4 s, WebAssembly, 3 workers");
    expect(statusText(ended, "es")).toBe("Última simulación: 0,4 s, WebAssembly, 3 workers");
  });
  it("names what kept the compiled kernel from being used", () => {
    expect(statusText({ ...idle, engine: "TypeScript (WebAssembly is blocked: refused), 1 worker", seconds: 2 }, "en")).toBe("Last simulation: 2.0 s, TypeScript (WebAssembly is blocked: refused), 1 worker");
  });
});
