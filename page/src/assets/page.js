"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const main = document.getElementById("main");
  const list = document.getElementById("list");
  const nav = document.getElementById("nav");
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const menu = document.getElementById("menu");
  const theme = document.getElementById("theme");

  // an element with its attributes and children; a text is never markup
  const el = (name, attributes = {}, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === false || value === undefined) continue;
      if (key === "onclick") node.addEventListener("click", value);
      else node.setAttribute(key, value === true ? "" : value);
    }
    node.append(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== ""));
    return node;
  };
  // HTML that the generator of this page has made safe
  const html = (text) => {
    if (!text) return null;
    const node = el("div");
    node.innerHTML = text;
    for (const pre of node.querySelectorAll("pre")) pre.tabIndex = 0;
    return node;
  };
  const code = (text) => el("code", {}, text);
  const block = (text, label) => {
    const copy = el("button", { type: "button", "aria-label": `Copy ${label}`, onclick: () => {
      const done = (word) => { copy.textContent = word; setTimeout(() => { copy.textContent = "Copy"; }, 1500); };
      if (navigator.clipboard) navigator.clipboard.writeText(text).then(() => done("Copied"), () => done("Not copied"));
      else done("Not copied");
    } }, "Copy");
    return el("div", { class: "block" }, el("pre", { tabindex: "0", "aria-label": label }, linked(text)), copy);
  };

  // Rust and JSON with links to types
  const types = new Map(data.types.map((type) => [type.name, type]));
  const linked = (text) => {
    const node = el("code");
    let at = 0;
    for (const found of text.matchAll(/\b[A-Z][A-Za-z0-9_]*\b/g)) {
      if (!types.has(found[0]) || text[found.index - 1] === '"') continue;
      node.append(text.slice(at, found.index), el("a", { href: `#type/${found[0]}` }, found[0]));
      at = found.index + found[0].length;
    }
    node.append(text.slice(at));
    return node;
  };

  const address = (operation) => `#op/${encodeURIComponent(operation.id)}`;
  const entries = [];
  const add = (group, href, words, parts) => entries.push({ group, href, words: words.join("\n").toLowerCase(), parts });
  data.operations.forEach((operation) => {
    const tag = data.tags[operation.tag];
    const name = operation.rust.signature.match(/^fn (\w+)/)?.[1] ?? operation.id;
    const parameters = operation.parameters.flatMap((one) => [one.name, one.rust]);
    add(tag ? tag.name : "Operations", address(operation),
      [operation.id, operation.path, operation.method, operation.summary, name, ...parameters],
      () => [el("span", { class: "verb" }, operation.method),
        el("span", { class: operation.deprecated ? "gone" : undefined }, operation.summary || operation.path)]);
  });
  data.types.forEach((type) => add("Types", `#type/${type.name}`, [type.name, type.component], () => [type.name]));
  if (data.findings.length) add("Description", "#findings", ["findings"], () => [`Findings (${data.findings.length})`]);
  if (data.changes) add("Description", "#changes", ["changes"], () => [`Changes (${data.changes.length})`]);

  const item = (entry) => {
    const here = entry.href === location.hash ? "page" : undefined;
    return el("li", {}, el("a", { href: entry.href, "aria-current": here }, entry.parts()));
  };
  // a long group is filled when it is opened: thousands of entries would make every change of the list slow
  const closed = (group, all) => {
    const details = el("details", {}, el("summary", {}, `${group} (${all.length})`));
    details.addEventListener("toggle", () => { if (details.open && details.children.length === 1) details.append(el("ul", {}, all.map(item))); });
    return details;
  };
  const MOST = 200;
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = entries.filter((entry) => words.every((word) => entry.words.includes(word)));
    const groups = new Map();
    for (const entry of words.length ? found.slice(0, MOST) : found) {
      if (!groups.has(entry.group)) groups.set(entry.group, []);
      groups.get(entry.group).push(entry);
    }
    const section = ([group, all]) => group === "Types" && !words.length && all.length > MOST
      ? closed(group, all) : el("section", {}, el("h2", {}, group), el("ul", {}, all.map(item)));
    list.replaceChildren(...[...groups].map(section));
    const more = words.length && found.length > MOST ? `, the first ${MOST} are shown` : "";
    count.textContent = words.length ? `${found.length} found${more}` : `${data.operations.length} operations, ${data.types.length} types`;
  };

  const shellQuoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const curl = (request) => {
    const origin = request.origin ? shellQuoted(request.origin + request.target) : `"$ORIGIN"${shellQuoted(request.target)}`;
    const lines = [`curl -X ${request.method} ${origin}`];
    for (const [name, value] of request.headers) lines.push(`  -H ${shellQuoted(`${name}: ${value}`)}`);
    if (request.body) lines.push(`  --data-binary ${shellQuoted(request.body)}`);
    return lines.join(" \\\n");
  };

  const credentials = (operation) => {
    if (!operation.security.length) return el("p", {}, "No credential.");
    const one = (credential) => [code(credential.scheme), `: ${credential.kind}, given with `, code(`Client::builder().${credential.setter}(…)`)];
    return el("ul", {}, operation.security.map((all) =>
      el("li", {}, all.length ? all.map((credential, index) => [index ? " and " : "", one(credential)]) : "or no credential")));
  };

  const imports = (operation) => {
    const used = ["types", "errors"].filter((name) => operation.rust.call.includes(`${name}::`));
    return `use ${data.crate}::${used.length ? `{Client, ${used.join(", ")}}` : "Client"};\n\nlet client = Client::from_env()?;\n`;
  };

  const tryIt = (operation) => {
    const request = operation.request;
    if (!data.served || !request || !location.protocol.startsWith("http")) return null;
    const target = el("input", { id: "try-target", value: request.target });
    const body = el("textarea", { id: "try-body", rows: "6", spellcheck: "false" });
    body.value = request.body;
    const out = el("div", { role: "status" });
    const send = async () => {
      out.replaceChildren("Sending…");
      try {
        const headers = Object.fromEntries(request.headers.filter(([name]) => name.toLowerCase() !== "cookie"));
        const bare = ["GET", "HEAD"].includes(request.method);
        const answer = await fetch(target.value, { method: request.method, headers, body: bare || !body.value ? undefined : body.value, credentials: "omit" });
        const text = await answer.text();
        const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
        out.replaceChildren(el("p", { class: answer.ok ? "good" : "error" }, `${answer.status} ${answer.statusText}`),
          block(`${head}\n\n${text.slice(0, 100000)}`, "the answer"));
      } catch (error) {
        out.replaceChildren(el("p", { class: "error" }, `The request failed: ${error.message}`));
      }
    };
    return [el("h2", {}, "Try it"), el("p", {}, `${request.method} to the mock that serves this page.`),
      el("label", { for: "try-target" }, "Path and query"), target,
      request.body ? [el("label", { for: "try-body" }, "Body"), body] : null,
      el("p", {}, el("button", { type: "button", id: "try-send", onclick: send }, "Send")), out];
  };

  const operationPage = (operation) => {
    const tag = data.tags[operation.tag];
    const rust = operation.rust;
    const parameters = operation.parameters.map((one) => el("tr", {},
      el("td", {}, code(one.name), one.required ? " (required)" : ""), el("td", {}, one.in), el("td", {}, code(one.rust)), el("td", {}, html(one.text))));
    const responses = operation.responses.map((one) => [
      el("h3", {}, code(one.status), " ", el("span", { class: "dim" }, one.media_types.join(", "))), html(one.text),
      one.example !== undefined ? el("details", {}, el("summary", {}, `Example of ${one.status}`), block(JSON.stringify(data.examples[one.example], null, 2), `the example of ${one.status}`)) : null]);
    return [
      el("h1", {}, operation.summary || operation.id),
      el("p", {}, el("span", { class: "verb" }, operation.method), code(operation.path), operation.deprecated ? el("strong", { class: "warning" }, " deprecated") : ""),
      html(operation.text),
      operation.notes ? el("div", { class: "note", role: "note" }, operation.notes.map((note) => el("p", {}, note))) : null,
      rust.call ? [el("h2", {}, "Rust"), block(imports(operation) + rust.call, "the call"), el("p", {}, "Gives ", linked(rust.gives), ".")] : null,
      rust.signature ? el("details", {}, el("summary", {}, "Signatures"), block(["impl Client:", rust.signature, ...(rust.setters.length ? ["", "before send():", ...rust.setters] : [])].join("\n"), "the signatures")) : null,
      tag?.feature ? el("p", {}, "Needs the feature ", code(tag.feature), " of the crate.") : null,
      el("h2", {}, "Credential"), credentials(operation),
      parameters.length ? [el("h2", {}, "Parameters"), el("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Parameters" }, el("table", {}, el("thead", {}, el("tr", {}, ["Name", "In", "Rust", "Description"].map((name) => el("th", { scope: "col" }, name)))), el("tbody", {}, parameters)))] : null,
      operation.body ? [el("h2", {}, "Body"), el("p", {}, operation.body.media_types.join(", "), operation.body.required ? " (required)" : ""), html(operation.body.text)] : null,
      el("h2", {}, "Responses"), responses,
      rust.error ? [el("h2", {}, "Errors"), block(`enum ${rust.error.name.replace("errors::", "")} {\n${rust.error.variants.map(([name, type]) => `    ${name}${type ? `(${type})` : ""},`).join("\n")}\n}`, "the error type")] : null,
      operation.request ? [el("h2", {}, "curl"), block(curl(operation.request), "the command")] : null,
      tryIt(operation)];
  };

  const typePage = (type) => {
    const word = new RegExp(`\\b${type.name}\\b`);
    const users = data.operations.filter((one) => [one.rust.signature, one.rust.gives, ...one.rust.setters, ...(one.rust.error?.variants ?? []).map(([, of]) => of)].some((text) => word.test(text)));
    return [el("h1", {}, type.name), type.component && type.component !== type.name ? el("p", {}, "Schema ", code(type.component)) : null,
      html(type.text), type.notes ? el("div", { class: "note", role: "note" }, type.notes.map((note) => el("p", {}, note))) : null,
      el("h2", {}, "Rust"), block(type.rust, "the type"),
      type.schema ? [el("h2", {}, "Schema"), block(JSON.stringify(type.schema, null, 2), "the schema")] : null,
      users.length ? [el("h2", {}, "Used by"), el("ul", {}, users.map((one) => el("li", {}, el("a", { href: address(one) }, `${one.method} ${one.path}`))))] : null];
  };

  const rows = (of) => of.map((one) => el("li", {}, el("strong", { class: one.severity ?? one.level }, `${one.severity ?? one.level} ${one.code} `),
    one.class ? `${one.class}: ` : "", one.message, " ", el("span", { class: "dim" }, [one.place, one.operation, one.rust].filter(Boolean).join(", ")),
    one.help ? el("div", { class: "dim" }, one.help) : ""));

  const homePage = () => [el("h1", {}, data.title), el("p", { class: "dim" }, `Version ${data.version}`), html(data.text),
    el("h2", {}, "Tags"), el("ul", {}, data.tags.map((tag) => el("li", {}, el("strong", {}, tag.name), " ", code(`client.${tag.accessor}()`), html(tag.text))))];

  const pages = () => {
    const [kind, ...rest] = location.hash.slice(1).split("/");
    const name = decodeURIComponent(rest.join("/"));
    if (kind === "op") {
      const operation = data.operations.find((one) => one.id === name);
      if (operation) return [operation.summary || operation.id, operationPage(operation)];
    }
    if (kind === "type" && types.has(name)) return [name, typePage(types.get(name))];
    if (kind === "findings") return ["Findings", [el("h1", {}, "Findings about the description"), el("ul", {}, rows(data.findings))]];
    if (kind === "changes" && data.changes) return ["Changes", [el("h1", {}, "Changes"), data.changes.length ? el("ul", {}, rows(data.changes)) : el("p", {}, "Nothing changed.")]];
    return [data.title, homePage()];
  };

  let first = true;
  const show = () => {
    if (location.hash === "#main") return;
    const [title, content] = pages();
    main.replaceChildren(...[content].flat(9).filter((node) => node));
    document.title = title === data.title ? `${data.title} ${data.version}` : `${title} – ${data.title}`;
    for (const link of list.querySelectorAll("a")) {
      if (link.getAttribute("href") === location.hash) link.setAttribute("aria-current", "page");
      else if (link.hasAttribute("aria-current")) link.removeAttribute("aria-current");
    }
    nav.classList.remove("open");
    menu.setAttribute("aria-expanded", "false");
    if (!first) { main.focus({ preventScroll: true }); window.scrollTo(0, 0); }
    first = false;
  };

  const remembered = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const paint = (dark) => {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    theme.setAttribute("aria-pressed", String(dark));
  };
  paint((remembered() ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark");
  theme.addEventListener("click", () => {
    const dark = document.documentElement.dataset.theme !== "dark";
    paint(dark);
    try { localStorage.setItem("theme", dark ? "dark" : "light"); } catch { /* it is not remembered */ }
  });
  menu.addEventListener("click", () => menu.setAttribute("aria-expanded", String(nav.classList.toggle("open"))));
  search.addEventListener("input", filter);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { search.value = ""; filter(); }
    if (event.key === "Enter") list.querySelector("a")?.click();
  });
  document.addEventListener("keydown", (event) => {
    const typing = ["INPUT", "TEXTAREA"].includes(document.activeElement?.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      nav.classList.add("open");
      menu.setAttribute("aria-expanded", "true");
      search.focus();
    }
  });
  addEventListener("hashchange", show);
  filter();
  show();
})();
