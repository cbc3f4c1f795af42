// A clinic of its own: the program on a free port with a fresh data folder, stopped and started again at will.
import { spawn, execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The program may take so long to read its library. */
const START_MS = 60_000;

const freePort = async () => {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
};

export class Clinic {
  static async open(program) {
    const clinic = new Clinic();
    clinic.program = program;
    clinic.data = mkdtempSync(join(tmpdir(), "quality-clinic-browser-"));
    clinic.port = await freePort();
    clinic.url = `http://127.0.0.1:${clinic.port}`;
    await clinic.start();
    return clinic;
  }

  environment() {
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith("CLINIC_") && !name.startsWith("TELOXIDE_"));
    return { ...Object.fromEntries(own), CLINIC_WEB_LISTEN: `127.0.0.1:${this.port}`, CLINIC_DATA: this.data };
  }

  async start() {
    this.process = spawn(this.program, ["serve"], { cwd: this.data, env: this.environment(), stdio: ["ignore", "ignore", "pipe"] });
    this.log = "";
    this.process.stderr.on("data", (text) => { this.log += text; });
    const end = Date.now() + START_MS;
    while (Date.now() < end) {
      if (this.process.exitCode !== null) throw new Error(`the program ended: ${this.log}`);
      try {
        if ((await fetch(this.url)).ok) return;
      } catch { /* not yet */ }
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`the program does not answer: ${this.log}`);
  }

  async stop() {
    if (this.process.exitCode !== null) return;
    const ended = once(this.process, "exit");
    this.process.kill("SIGTERM");
    const late = setTimeout(() => this.process.kill("SIGKILL"), 15_000);
    await ended;
    clearTimeout(late);
  }

  async restart() {
    await this.stop();
    await this.start();
  }

  /** A one-time link for somebody new: `office`, or an expert of these departments. */
  link(role, departments = []) {
    const which = departments.flatMap((slug) => ["--department", slug]);
    const made = execFileSync(this.program, ["sign-in", "--role", role, ...which], {
      cwd: this.data, env: this.environment(), encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], timeout: START_MS,
    });
    return made.trim();
  }

  async close() {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }
}
