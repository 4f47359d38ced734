import { createReadStream, existsSync, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { policyOf } from "./security.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The file a request asks for, or undefined when it is not a plain file below the folder. */
export const fileOf = (folder, url) => {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  if (path.includes("\0") || path.includes("\\") || path.split("/").some((part) => part.startsWith("."))) return undefined;
  const wanted = normalize(join(folder, path.endsWith("/") ? `${path}index.html` : path));
  if (!(extname(wanted) in TYPES) || !existsSync(wanted)) return undefined;
  // Where the file really is: neither ".." nor a link may lead out of the folder.
  const file = realpathSync(wanted);
  const found = statSync(file);
  return file.startsWith(realpathSync(folder) + sep) && found.isFile() ? { file, path, size: found.size } : undefined;
};

const answer = (folder, request, response) => {
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const found = fileOf(folder, request.url ?? "/");
  if (!found) {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8", "Content-Security-Policy": "default-src 'none'" }).end("There is no such page.\n");
    return;
  }
  response.writeHead(200, {
    "Content-Type": TYPES[extname(found.file)],
    "Content-Length": found.size,
    "Content-Security-Policy": policyOf(found.path),
    "Cache-Control": "no-cache",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(found.file).on("error", () => response.destroy()).pipe(response);
};

/** Serves a folder to this machine alone. A port that is taken makes way for the next one; 0 takes any free port. */
export const serve = (folder, firstPort) =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => answer(folder, request, response));
    const listen = (port) => {
      server.once("error", (problem) => {
        if (problem.code === "EADDRINUSE" && firstPort !== 0 && port < firstPort + 100) listen(port + 1);
        else reject(problem);
      });
      server.listen(port, "127.0.0.1");
    };
    server.on("listening", () => {
      const { port } = server.address();
      resolve({
        url: `http://127.0.0.1:${port}/`,
        close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }),
      });
    });
    listen(firstPort);
  });
