// Opens the page in Chromium and uses it as a reader would. In: BROWSER, PAGE (a file), SERVED (the address of the mock's page) and, where it
// is there, LARGE (the file of a description with many operations); out: a line for each check, and an exit code.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { BROWSER, PAGE, SERVED, LARGE, SHOTS } = process.env;
const browser = await chromium.launch({ executablePath: BROWSER, args: ["--no-sandbox"] });
let failed = 0;
const check = (what, holds, seen = "") => {
  if (!holds) failed += 1;
  console.log(`${holds ? "ok" : "FAILED"}: ${what}${holds || seen === "" ? "" : `: ${seen}`}`);
};

// a page of its own, whose errors and requests are noted
const open = async (address, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const errors = [];
  const requests = [];
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address);
  return { page, errors, requests };
};
const serious = async (page) => {
  // the policy of the page allows no other script: axe runs beside it
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  const { result } = await session.send("Runtime.evaluate", {
    expression: "axe.run().then((found) => JSON.stringify(found.violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => `${one.id} ${one.nodes[0].html}`)))",
    awaitPromise: true, returnByValue: true });
  return JSON.parse(result.value);
};
// waits until the heading says so: what an address shows comes a moment after it
const heading = (page, text) => page.waitForFunction((text) => document.querySelector("h1")?.textContent.includes(text), text, { timeout: 10000 });
const shot = async (page, name) => { if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` }); };

const file = pathToFileURL(PAGE).href;
{
  const { page, errors, requests } = await open(file);
  await page.keyboard.press("/");
  await page.keyboard.type("set_identity");
  check("search finds an operation by its Rust name", await page.locator("nav li:visible").count() === 1);
  await page.keyboard.press("Enter");
  await heading(page, "password");
  check("Enter opens the first one", page.url().endsWith("#op/setIdentityPassword"));
  check("the call is Rust", (await page.textContent("main")).includes("client.set_identity_password(&body).send().await?"));
  check("curl stands beside it", (await page.textContent("main")).includes("curl -X POST"));
  await shot(page, "operation");
  check("axe finds nothing serious on an operation", (await serious(page)).length === 0, (await serious(page)).join("; "));
  await page.click("main a[href='#type/PasswordChangeRequest']");
  await heading(page, "PasswordChangeRequest");
  check("a type shows its schema", (await page.textContent("main")).includes('"properties"'));
  check("axe finds nothing serious on a type", (await serious(page)).length === 0, (await serious(page)).join("; "));
  await page.goBack();
  check("back leads back", page.url().endsWith("#op/setIdentityPassword"));
  await page.goto(`${file}#changes`);
  await heading(page, "Changes");
  check("changes are listed", await page.locator("main li").count() > 3);
  await page.goto(`${file}#`);
  check("axe finds nothing serious on the first page", (await serious(page)).length === 0, (await serious(page)).join("; "));
  check("no error", errors.length === 0, errors.join("; "));
  check("no request but for the file", requests.every((url) => url.startsWith("file:") || url.startsWith("data:")), requests.join(" "));
}
{
  const { page } = await open(file, { colorScheme: "dark" });
  check("dark is dark", await page.evaluate(() => getComputedStyle(document.body).backgroundColor) === "rgb(21, 24, 28)");
  await page.goto(`${file}#op/setIdentityPassword`);
  check("axe finds nothing serious in the dark", (await serious(page)).length === 0, (await serious(page)).join("; "));
  await shot(page, "dark");
  await page.click("#theme");
  check("the button makes it light", await page.evaluate(() => document.documentElement.dataset.theme) === "light");
}
{
  const { page } = await open(`${file}#op/setIdentityPassword`, { viewport: { width: 360, height: 640 } });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  check("360 pixels are enough", width <= 360, `${width}`);
  check("the contents are hidden at first", !(await page.isVisible("#search")));
  await page.click("#menu");
  check("the button shows them", await page.isVisible("#search"));
  await page.click("#menu");
  await shot(page, "narrow");
  check("axe finds nothing serious at 360 pixels", (await serious(page)).length === 0, (await serious(page)).join("; "));
}
{
  const { page, errors, requests } = await open(`${SERVED}#op/setIdentityPassword`);
  await page.click("#try-send");
  await page.waitForSelector("main .good, main .error");
  check("the mock answers what is tried", (await page.textContent("main .good")).startsWith("202"));
  check("no error when served", errors.length === 0, errors.join("; "));
  const origin = new URL(SERVED).origin;
  check("no request to another origin", requests.every((url) => url.startsWith(origin) || url.startsWith("data:")), requests.join(" "));
}
if (LARGE) {
  const began = performance.now();
  const { page } = await open(pathToFileURL(LARGE).href);
  await page.waitForSelector("nav li");
  const opened = performance.now() - began;
  check(`a description with many operations opens in under 2 s (${opened.toFixed(0)} ms)`, opened < 2000);
  const searched = await page.evaluate(() => {
    const search = document.getElementById("search");
    const times = ["pull", "repos list", "branch", "x"].map((text) => {
      search.value = text;
      const start = performance.now();
      search.dispatchEvent(new Event("input"));
      document.body.getBoundingClientRect();
      return performance.now() - start;
    });
    return Math.max(...times);
  });
  check(`search answers in under 50 ms (${searched.toFixed(0)} ms)`, searched < 50);
}
await browser.close();
process.exit(failed === 0 ? 0 : 1);
