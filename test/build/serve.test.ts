import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve, type Served } from "../../src/build/serve.mjs";

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A raw request: fetch would tidy the path up before it is sent. */
const get = (url: string, path: string, method = "GET"): Promise<Got> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path, method }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString() }));
    });
    sent.on("error", reject).end();
  });

let parent: string;
let folder: string;
let served: Served;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "serve-"));
  folder = join(parent, "dist");
  mkdirSync(join(folder, "help"), { recursive: true });
  for (const [file, text] of Object.entries({ "index.html": "<p>home", "taskpane.html": "<p>pane", "app.js": "1", "functions.json": "{}", ".secret.txt": "secret", "no-type.key": "key", "help/index.html": "<p>help" })) {
    writeFileSync(join(folder, file), text);
  }
  writeFileSync(join(parent, "outside.txt"), "outside");
  mkdirSync(join(parent, "dist-other"));
  writeFileSync(join(parent, "dist-other", "near.txt"), "near");
  served = await serve(folder, 0);
});
afterAll(async () => {
  await served.close();
  rmSync(parent, { recursive: true });
});

describe("the local server", () => {
  it("serves the home page of a folder and each file with its type", async () => {
    expect(await get(served.url, "/")).toMatchObject({ status: 200, body: "<p>home", headers: { "content-type": "text/html; charset=utf-8" } });
    expect(await get(served.url, "/help/")).toMatchObject({ status: 200, body: "<p>help" });
    expect((await get(served.url, "/app.js?v=1")).headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect((await get(served.url, "/functions.json")).headers["content-type"]).toBe("application/json; charset=utf-8");
  });
  it.each(["/../outside.txt", "/%2e%2e/outside.txt", "/..%2foutside.txt", "/help/../../outside.txt", "/..\\outside.txt", "/../dist-other/near.txt", "//../outside.txt", "/%00", "/%", "/.secret.txt", "/no-type.key", "/help", "/missing.html"])(
    "finds nothing at %s",
    async (path) => {
      const got = await get(served.url, path);
      expect(got.status).toBe(404);
      expect(got.body).toBe("There is no such page.\n");
    },
  );
  it("sends a policy without evaluated or inline scripts with every page", async () => {
    for (const path of ["/", "/taskpane.html", "/help/", "/missing"]) {
      const policy = String((await get(served.url, path)).headers["content-security-policy"]);
      const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? /default-src ([^;]*)/.exec(policy)?.[1];
      expect(scripts).toBeDefined();
      expect(scripts).not.toMatch(/unsafe/);
    }
  });
  it("lets other origins into the task pane alone", async () => {
    expect(String((await get(served.url, "/")).headers["content-security-policy"])).not.toMatch(/https?:/);
    expect(String((await get(served.url, "/taskpane.html")).headers["content-security-policy"])).toContain("https://appsforoffice.microsoft.com");
  });
  it("forbids browsers to guess types and to send referrers", async () => {
    expect((await get(served.url, "/")).headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
  });
  it("answers HEAD without a body and refuses to be written to", async () => {
    expect(await get(served.url, "/", "HEAD")).toMatchObject({ status: 200, body: "" });
    expect((await get(served.url, "/", "POST")).status).toBe(405);
    expect((await get(served.url, "/app.js", "PUT")).status).toBe(405);
  });
  it("takes the next port when one is taken, and listens to this machine alone", async () => {
    const taken = Number(new URL(served.url).port);
    const other = await serve(folder, taken);
    expect(Number(new URL(other.url).port)).toBeGreaterThan(taken);
    expect(new URL(other.url).hostname).toBe("127.0.0.1");
    await other.close();
  });
  it("does not follow a link out of the folder", async () => {
    symlinkSync(join(parent, "outside.txt"), join(folder, "link.txt"));
    expect((await get(served.url, "/link.txt")).status).toBe(404);
  });
});
