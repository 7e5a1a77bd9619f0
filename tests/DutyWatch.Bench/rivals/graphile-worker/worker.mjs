// The rival: graphile-worker whose job does the POST that our sender does. It ends when its standard input is closed.
import http from "node:http";
import { run } from "graphile-worker";

const { DATABASE, GATEWAY, CONCURRENCY, BATCHED } = process.env;
const tuned = Number(CONCURRENCY) > 1;
const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
const url = new URL(GATEWAY);
const authorization = `Basic ${Buffer.from("AC1:token").toString("base64")}`;

const post = ({ id, to, body }) =>
  new Promise((resolve, reject) => {
    const form = new URLSearchParams({
      To: to, From: "+8610000000000", Body: body, StatusCallback: `http://localhost/gateways/twilio/status?mid=${id}`, ValidityPeriod: "3600",
    }).toString();
    const headers = {
      authorization, accept: "application/json", "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(form),
    };
    const request = http.request(url, { agent, method: "POST", headers }, (answer) => {
      answer.resume();
      answer.on("end", () => (answer.statusCode === 201 ? resolve() : reject(new Error(`status ${answer.statusCode}`))));
    });
    request.on("error", reject);
    request.end(form);
  });

const quiet = { debug() {}, info() {}, warn: console.error, error: console.error };
const { Logger } = await import("graphile-worker");
const runner = await run({
  logger: new Logger(() => (level, message) => (level === "error" ? quiet.error(message) : undefined)),
  noHandleSignals: true,
  taskList: { send: post },
  preset: {
    worker: {
      connectionString: DATABASE,
      concurrentJobs: Number(CONCURRENCY),
      maxPoolSize: tuned ? 20 : 10,
      ...(BATCHED ? { localQueue: { size: 500 }, completeJobBatchDelay: 0 } : {}),
    },
  },
});
process.stdin.resume();
process.stdin.on("end", async () => {
  await runner.stop();
  process.exit(0);
});
console.log("ready");
