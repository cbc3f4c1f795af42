// What a firm and an expert do, in a real browser. One line per test, and `N passed, N failed` at the end.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { Clinic } from "./clinic.mjs";

const [program] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Nothing on a page takes so long. */
const PATIENCE = 15_000;
/** A test that takes longer hangs. */
const TEST_MS = 240_000;
const DEPARTMENTS = ["quality", "metrology", "standards", "certification", "branding", "ip", "digitalization", "upgrading", "trade"];
const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1440, height: 900 };
/** A photo: the smallest picture there is. */
const PHOTO = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

const check = (is, what) => { if (!is) throw new Error(what); };

async function open(options = {}) {
  const context = await browser.newContext({ viewport: WIDE, locale: "zh-CN", ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") page.errors.push(message.text()); });
  return page;
}

/** What a firm does, with scripts or without: each waits for what it leads to. */
class Firm {
  constructor(page, url) { this.page = page; this.url = url; }
  async visit() { await this.page.goto(`${this.url}/`); }
  count() { return this.page.locator("#talk > li").count(); }
  async afterwards(doing) {
    const before = await this.page.locator("#talk > li.ours").count();
    await doing();
    await this.page.locator("#talk > li.ours").nth(before).waitFor();
  }
  async says(text) {
    await this.afterwards(async () => {
      await this.page.fill("#words", text);
      await this.page.click("#say button");
    });
  }
  async presses(label) {
    await this.afterwards(() => this.page.locator("#talk button", { hasText: label }).last().click());
  }
  async sendsPhoto(words) {
    await this.afterwards(async () => {
      await this.page.click(".attach summary");
      await this.page.setInputFiles("#file", { name: "开裂.png", mimeType: "image/png", buffer: PHOTO });
      await this.page.fill("#beside", words);
      await this.page.click("#upload button");
    });
  }
  async text() { return this.page.locator("#talk").innerText(); }
  /** From a question to a ticket with a photo; gives its number. */
  async opensTicket(question) {
    await this.visit();
    await this.says(question);
    check((await this.text()).includes("找专家"), "guidance with a way to an expert");
    await this.presses("找专家");
    if (!/ZL-\d{4}-\d{5}/.test(await this.text())) await this.presses("直接挂号");
    for (let asked = 0; asked < 6 && !/ZL-\d{4}-\d{5}/.test(await this.text()); asked += 1) {
      await this.says(asked === 0 ? "三门测试橡胶厂" : "跳过");
    }
    const number = (await this.text()).match(/ZL-\d{4}-\d{5}/)?.[0];
    check(number, `a ticket: ${await this.text()}`);
    // A ticket is open: the photo may be something new, so it is asked where it belongs.
    await this.sendsPhoto("这是照片");
    await this.presses(number);
    return number;
  }
}

async function signIn(page, link, name = "王工") {
  await page.goto(link);
  await page.fill("input[name=name]", name);
  await page.click("main form button");
  // Experts are led to their desk, the office to its pages.
  await page.waitForURL(/\/(desk|office)$/);
}

/** Presses a button of a ticket's page and waits for the page that follows. */
async function acts(page, act) {
  await Promise.all([page.waitForEvent("load"), page.locator(`button[name=act][value=${act}]`).first().click()]);
  await page.locator("#reply").waitFor();
}

const tests = [];
const test = (name, run) => tests.push({ name, run });

test("a firm asks, gets guidance and a ticket with a photo; an expert answers; the firm sees it without reloading", async (clinic) => {
  const firm = new Firm(await open({ viewport: NARROW }), clinic.url);
  const number = await firm.opensTicket("皮带用了半年就脱层，该检什么？");
  const expert = await open();
  await signIn(expert, clinic.link("expert", DEPARTMENTS));
  await expert.click(`text=${number}`);
  check(!(await expert.innerText("main")).includes("三门测试橡胶厂"), "the firm's name is hidden before it is taken");
  await acts(expert, "claim");
  const record = await expert.innerText("main");
  check(record.includes("三门测试橡胶厂"), "the firm's name is shown");
  const seen = await expert.locator(".line img").evaluate((image) => image.decode().then(() => image.naturalWidth));
  check(seen === 1, "the firm's photo is shown");
  await expert.fill("#note", "内部的话");
  await acts(expert, "note");
  await expert.fill("#answer", "请把样品送到检测院");
  await acts(expert, "answer");
  await firm.page.locator("#talk", { hasText: "请把样品送到检测院" }).waitFor();
  const told = await firm.text();
  check(!told.includes("内部的话"), "a note stays inside");
  check(told.includes("王工"), "the answer is signed by who gave it");
  check(firm.page.errors.length === 0 && expert.errors.length === 0, `no errors: ${[...firm.page.errors, ...expert.errors]}`);
});

test("without scripts the same goes by forms, and a prescription is looked at before it is sent", async (clinic) => {
  const firm = new Firm(await open({ javaScriptEnabled: false, viewport: NARROW }), clinic.url);
  const number = await firm.opensTicket("皮带用了半年就脱层，该检什么？");
  const expert = await open({ javaScriptEnabled: false, viewport: NARROW });
  await signIn(expert, clinic.link("expert", DEPARTMENTS));
  await expert.click(`text=${number}`);
  await acts(expert, "claim");
  await expert.click("#prescribe summary");
  await expert.fill("#findings", "粘合层老化");
  await expert.fill("#measures", "换胶料后复检");
  await acts(expert, "preview");
  check((await expert.innerText("#reply")).includes("还没有发出"), "a preview");
  await acts(expert, "prescribe");
  await firm.visit();
  check((await firm.text()).includes("换胶料后复检"), "the prescription has arrived");
});

test("two windows of one expert: nothing is overwritten and what was typed stands in the form again", async (clinic) => {
  const firm = new Firm(await open(), clinic.url);
  const number = await firm.opensTicket("出口欧盟的胶管要做什么认证？");
  const one = await open();
  await signIn(one, clinic.link("expert", DEPARTMENTS));
  await one.click(`text=${number}`);
  await acts(one, "claim");
  const other = await one.context().newPage();
  await other.goto(`${clinic.url}/desk/ticket/${number}`);
  await other.fill("#answer", "甲窗口写的");
  await acts(other, "answer");
  await one.fill("#answer", "乙窗口写的");
  await acts(one, "answer");
  check((await one.innerText("#reply")).includes("有了变化"), "it is told that the ticket has moved on");
  check((await one.inputValue("#answer")) === "乙窗口写的", "the words are still there");
  check(!(await firm.text()).includes("乙窗口写的"), "and were not sent");
});

test("two tabs of one firm show the same talk once, also after a restart", async (clinic) => {
  const one = new Firm(await open(), clinic.url);
  await one.visit();
  await one.says("商标怎么注册？");
  const two = new Firm(await one.page.context().newPage(), clinic.url);
  await two.visit();
  await two.says("地理标志怎么申请？");
  await one.page.locator("#talk", { hasText: "地理标志怎么申请？" }).waitFor();
  await clinic.restart();
  await two.says("专利呢，怎么申请？");
  await one.page.locator("#talk", { hasText: "专利呢，怎么申请？" }).waitFor({ timeout: 30_000 });
  await one.visit();
  for (const said of ["商标怎么注册？", "地理标志怎么申请？", "专利呢，怎么申请？"]) {
    for (const firm of [one, two]) {
      const times = await firm.page.locator("#talk > li.mine .text", { hasText: said }).count();
      check(times === 1, `${said}: ${times} times`);
    }
  }
  check((await one.count()) === (await two.count()), "both show the same");
});

test("a browser that is ended from another one is out at once", async (clinic) => {
  const one = await open();
  await signIn(one, clinic.link("office"));
  await one.goto(`${clinic.url}/desk/devices`);
  await Promise.all([one.waitForEvent("load"), one.click(".devices button")]);
  await one.goto(`${clinic.url}/desk`);
  check((await one.innerText("main")).includes("登录"), "it must sign in again");
});

/** Serious and critical findings of axe on a page, as lines. */
async function findings(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`);
}

test("every page is found sound by axe and fits, at both widths, light and dark, plain and large", async (clinic) => {
  const firm = new Firm(await open(), clinic.url);
  const number = await firm.opensTicket("皮带用了半年就脱层，该检什么？");
  const office = await open();
  await signIn(office, clinic.link("office"));
  const expert = await open();
  await signIn(expert, clinic.link("expert", DEPARTMENTS));
  await expert.click(`text=${number}`);
  await acts(expert, "claim");
  await expert.fill("#note", "内部的话");
  await acts(expert, "note");
  const link = clinic.link("expert", ["quality"]);
  const visits = [
    [firm.page, "/"], [firm.page, "/nowhere"], [firm.page, new URL(link).pathname],
    [office, "/desk"], [office, `/desk/ticket/${number}`], [expert, "/desk"], [expert, `/desk/ticket/${number}`],
    [expert, "/desk/devices"], [expert, "/desk/talk"], [office, "/office"], [office, "/office/ledger"],
    [office, "/office/people"], [office, "/office/knowledge"], [office, "/office/audit"],
    [office, "/office/privacy"],
  ];
  const wrong = [];
  for (const large of [false, true]) {
    for (const page of [firm.page, office, expert]) {
      await page.goto(`${clinic.url}${page === firm.page ? "/" : "/desk/talk"}`);
      const button = page.locator("nav form[action='/look'] button");
      if (((await button.innerText()) === "大字") === large) await Promise.all([page.waitForEvent("load"), button.click()]);
    }
    for (const colorScheme of ["light", "dark"]) {
      for (const viewport of [NARROW, WIDE]) {
        for (const [page, path] of visits) {
          await page.setViewportSize(viewport);
          await page.emulateMedia({ colorScheme });
          await page.goto(`${clinic.url}${path}`);
          const where = `${path} ${viewport.width} ${colorScheme}${large ? " large" : ""}`;
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (over > 0) wrong.push(`${where}: ${over} px wider than the window`);
          wrong.push(...(await findings(page)).map((line) => `${where}: ${line}`));
        }
      }
    }
  }
  check(wrong.length === 0, wrong.join("\n"));
});

const within = (promise) => {
  let late;
  const limit = new Promise((_, fail) => { late = setTimeout(() => fail(new Error("took too long")), TEST_MS); });
  return Promise.race([promise, limit]).finally(() => clearTimeout(late));
};

let passed = 0;
let failed = 0;
for (const { name, run } of tests) {
  let clinic;
  try {
    clinic = await Clinic.open(program);
    await within(run(clinic));
    passed += 1;
    console.log(`ok     ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${name}\n${error.stack ?? error}`);
  } finally {
    for (const context of browser.contexts()) await context.close();
    await clinic?.close();
  }
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
