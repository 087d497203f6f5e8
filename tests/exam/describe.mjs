// The scenarios' TypeSpec as OpenAPI. In: the folder with node_modules, and one for the descriptions; out: SPEC/VERSION/….json
// of each specification in 3.0 and 3.1. It never ends at an error: what the emitter cannot say is what the exam lists.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, out] = [resolve(process.argv[2], "node_modules"), resolve(process.argv[3])];
const load = (path) => import(pathToFileURL(join(modules, path)));
const { compile, NodeHost } = await load("@typespec/compiler/dist/src/index.js");
const { getOpenAPI3 } = await load("@typespec/openapi3/dist/src/index.js");
// The emitter looks for examples of each parameter by its name in a plain object; of the parameter "constructor" it finds
// the function Object, and counts its parameters. With none of them it finds no example, as is right.
Object.defineProperty(Object, "length", { value: 0 });

const specs = join(modules, "@typespec/http-specs/specs");
for (const entry of readdirSync(specs, { recursive: true }).sort()) {
  if (!entry.endsWith("main.tsp")) continue;
  const spec = entry.replace(/[/\\]main\.tsp$/, "").replaceAll(/[/\\]/g, "_");
  const program = await compile(NodeHost, join(specs, entry), { noEmit: true });
  for (const version of ["3.0.0", "3.1.0"]) {
    const folder = join(out, spec, version);
    mkdirSync(folder, { recursive: true });
    for (const record of await getOpenAPI3(program, { "openapi-versions": [version] })) {
      for (const { document, version } of record.versioned ? record.versions : [record]) {
        const name = version === undefined ? "openapi" : `openapi.${version}`;
        writeFileSync(join(folder, `${name}.json`), JSON.stringify(document, null, 1));
      }
    }
  }
}
