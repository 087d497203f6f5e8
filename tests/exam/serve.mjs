// The scenarios' server. In: the folder with node_modules, and a port; out: one line of JSON with what each scenario sends and
// is answered, then a server on the loopback until the input ends. It never judges: that is the server's and the exam's.
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, port] = [resolve(process.argv[2], "node_modules"), Number(process.argv[3])];
const load = (path) => import(pathToFileURL(join(modules, path)));
const { MockApiApp } = await load("@typespec/spector/dist/src/app/app.js");
const { expandDyns } = await load("@typespec/spec-api/dist/index.js");
const resolver = { baseUrl: `http://127.0.0.1:${port}` };

// bytes as one character each, text as it is
const text = (content) => {
  if (Buffer.isBuffer(content)) return { bytes: content.toString("latin1") };
  if (content === undefined) return {};
  return { text: typeof content === "string" ? content : content.serialize(resolver) };
};
const file = (it) => ({
  name: it.fieldname,
  file_name: it.originalname,
  content_type: it.mimetype,
  bytes: Buffer.from(it.buffer).toString("latin1"),
});
const body = (it) => {
  if (it === undefined) return undefined;
  if (it.kind === "multipart") return { parts: it.parts ?? {}, files: (it.files ?? []).map(file) };
  return { type: it.contentType, ...text(it.rawContent) };
};
const exchange = (api) => ({
  uri: api.uri,
  method: api.method,
  query: expandDyns(api.request?.query ?? {}, resolver),
  path: api.request?.pathParams ?? {},
  headers: expandDyns(api.request?.headers ?? {}, resolver),
  body: body(api.request?.body),
  status: api.response.status,
  answer: body(api.response.body),
});

// what these three are to send stands in their handlers alone
const { pngFile } = await load("@typespec/http-specs/dist/specs/helper.js");
const png = (fieldname) => ({ fieldname, originalname: "image.png", mimetype: "image/png", buffer: pngFile });
const upload = "Payload_MultiPart_FormData_File_uploadFile";
const unsaid = {
  [`${upload}SpecificContentType`]: [png("file")],
  [`${upload}RequiredFilename`]: [png("file")],
  [`${upload}Array`]: [png("files"), png("files")],
};

const app = new MockApiApp({ port, scenarioPath: [], coverageFile: join(modules, ".coverage.json") });
app.resolverConfig = resolver;
const scenarios = [];
const folder = join(modules, "@typespec/http-specs/dist/specs");
for (const entry of readdirSync(folder, { recursive: true }).sort()) {
  if (!entry.endsWith("mockapi.js")) continue;
  const { Scenarios } = await load(join("@typespec/http-specs/dist/specs", entry));
  const spec = entry.replace(/[/\\]mockapi\.js$/, "").replaceAll(/[/\\]/g, "_");
  for (const [name, scenario] of Object.entries(Scenarios)) {
    scenarios.push({ name, spec, exchanges: scenario.apis.map(exchange) });
    if (name in unsaid) scenarios.at(-1).exchanges[0].body = { parts: {}, files: unsaid[name].map(file) };
    app.registerScenario(name, scenario);
  }
}
app.server.use("/", app.router);
console.log = console.error;
await app.server.start();
process.stdout.write(`${JSON.stringify(scenarios)}\n`);
process.stdin.on("end", () => process.exit(0)).resume();
